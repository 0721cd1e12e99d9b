using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Backbones.Anatomy;

/// <summary>Reads from a graph how to use it: where pictures go in and where features come out.</summary>
internal static class AnatomyReader
{
    private static readonly string[] FeatureOutputs =
        ["embedding", "embeddings", "features", "feature", "feature_vector", "image_embeds", "pooler_output"];

    /// <param name="featureTensor">The layer to take, where the card or the user names one.</param>
    /// <exception cref="TransferLabException">The model takes no pictures, or has nothing to take features from.</exception>
    public static NetworkAnatomy Read(OnnxGraph graph, string? featureTensor = null)
    {
        var index = new GraphIndex(graph);
        var constants = new ConstantShapes(graph, index);
        var search = new ClassifierSearch(index, constants);
        var input = InputReader.Read(graph);
        var outputs = graph.Outputs.Where(output => !FeatureOutputs.Contains(output.Name, StringComparer.OrdinalIgnoreCase));
        var classifier = outputs.Select(output => search.From(output.Name)).FirstOrDefault(found => found is not null);
        var features = classifier?.Features is { } found && found.Tensor == featureTensor
            ? found
            : Named(graph, index, featureTensor) ?? classifier?.Features ?? FromOutput(graph);
        return new(input, features, classifier?.Logits, classifier?.AreProbabilities ?? false, CountParameters(graph));
    }

    private static TensorTap? Named(OnnxGraph graph, GraphIndex index, string? featureTensor)
    {
        if (featureTensor is not null)
        {
            return index.Producer(featureTensor) is not null
                ? new(featureTensor, FormOf(graph, featureTensor))
                : throw new TransferLabException(
                    $"The model has no layer {featureTensor}.",
                    $"Leave the layer empty to have it found, or name one of the model's tensors.");
        }

        var output = graph.Outputs.FirstOrDefault(output => FeatureOutputs.Contains(output.Name, StringComparer.OrdinalIgnoreCase));
        return output is null ? null : new(output.Name, FormOf(output));
    }

    /// <summary>A network without a classifier: its output is what it has to say about a picture.</summary>
    private static TensorTap FromOutput(OnnxGraph graph)
    {
        var output = graph.Outputs.FirstOrDefault(output => output.ElementType is ElementType.Float or ElementType.Float16 or ElementType.Double or ElementType.Undefined);
        return output is not null
            ? new(output.Name, FormOf(output))
            : throw new TransferLabException(
                $"The model has no output in real numbers to take features from.",
                $"Choose a model that ends in a classifier or in a feature vector.");
    }

    private static FeatureForm FormOf(OnnxGraph graph, string tensor) =>
        graph.Outputs.Concat(graph.ValueInfos).FirstOrDefault(value => value.Name == tensor) is { } declared ? FormOf(declared)
        : graph.Consumers(tensor).Any(node => node.OpType is "Conv" or "GlobalAveragePool" or "QLinearConv" or "AveragePool") ? FeatureForm.ChannelsFirstMap
        : FeatureForm.Vector;

    private static FeatureForm FormOf(OnnxValue value) => value.Shape switch
    {
        { Count: 3 } => FeatureForm.Tokens,
        { Count: 4 } sides => LooksChannelsLast(sides) ? FeatureForm.ChannelsLastMap : FeatureForm.ChannelsFirstMap,
        _ => FeatureForm.Vector,
    };

    /// <summary>A map has two equal sides and one that is larger: (1, 7, 7, 1280).</summary>
    private static bool LooksChannelsLast(IReadOnlyList<Dimension> sides) =>
        sides[1].Size is { } height && sides[2].Size is { } width && sides[3].Size is { } last && height == width && last > height;

    private static long CountParameters(OnnxGraph graph) => graph.Initializers.Values
        .Where(tensor => tensor.ElementType is not (ElementType.Int64 or ElementType.Bool or ElementType.String) && tensor.Count > 1)
        .Sum(tensor => tensor.Count);
}
