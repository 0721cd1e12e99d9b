using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Training.Networks;

/// <summary>A batch normalisation put behind a convolution that has none, or whose own was folded away by an export.</summary>
internal static class AddedNorm
{
    private const float Epsilon = 1e-5f;
    private const string Suffix = "/added-norm/";

    /// <summary>A convolution over more than one position whose result is scaled and shifted by nothing.</summary>
    /// <param name="values">Shapes of all tensors.</param>
    public static bool IsMissing(OnnxNode node, OnnxGraph graph, GraphIndex index, IReadOnlyDictionary<string, OnnxValue> values)
    {
        if (!node.Is("Conv") || node.Input(1) is not { } weight || !graph.Initializers.TryGetValue(weight, out var kernel) || index.Consumers(weight).Count > 1)
        {
            return false;
        }

        var positions = values.GetValueOrDefault(node.Outputs[0])?.FixedShape?.Skip(2).Aggregate(1L, (product, side) => product * side) ?? 1;
        return positions > 1 && !index.Consumers(node.Outputs[0]).Any(user => Normalises(user, graph, kernel.Shape[0]));
    }

    public static void Insert(OnnxGraph graph, OnnxNode convolution)
    {
        var weight = convolution.Inputs[1];
        var width = graph.Initializers[weight].Shape[0];
        var (output, own) = (convolution.Outputs[0], convolution.Outputs[0] + "/before-norm");
        string[] parts = [.. ((string[])["scale", "bias", "mean", "variance"]).Select(part => weight + Suffix + part)];
        foreach (var (name, value) in parts.Zip([1f, 0f, 0f, 1f]))
        {
            graph.Initializers[name] = FreshWeights.Fill(value, width);
        }

        var at = graph.Nodes.IndexOf(convolution);
        graph.Nodes[at] = convolution with { Outputs = [own] };
        graph.Nodes.Insert(at + 1, new OnnxNode("BatchNormalization", [own, .. parts], [output]) { Name = output + "/added-norm" }.With("epsilon", Epsilon));
    }

    /// <summary>A batch normalisation, or one that an export wrote as a product with a number for each channel.</summary>
    private static bool Normalises(OnnxNode user, OnnxGraph graph, long channels) =>
        user.Is("BatchNormalization")
        || (user.Is("Mul") && user.Inputs.Any(input => graph.Initializers.TryGetValue(input, out var scale) && scale.Count == channels && scale.Shape.Contains(channels)));
}
