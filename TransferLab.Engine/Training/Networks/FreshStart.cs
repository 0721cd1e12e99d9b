using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Training.Networks;

/// <summary>An architecture without what it had learned: fresh weights by operator, and norms where an export had folded them away.</summary>
/// <remarks>
/// Convolutions, transposed ones too, and the slopes of PReLU: He et al., ICCV 2015; other layers: Glorot &amp; Bengio, AISTATS 2010.
/// A deep network without norms hardly learns from fresh weights, so each convolution without one gets a batch normalisation.
/// </remarks>
internal static class FreshStart
{
    /// <summary>Where the slopes of PReLU start (He et al., ICCV 2015); with 1 it would be no rectifier at all.</summary>
    private const float FirstSlope = 0.25f;

    /// <param name="values">Shapes of all tensors, for one picture.</param>
    public static ClassifierNetwork Of(ClassifierNetwork network, IReadOnlyDictionary<string, OnnxValue> values, int seed)
    {
        var graph = network.Graph.Clone();
        AddNorms(graph, values);
        var random = Seeds.For(seed, SeedPurpose.Weights);
        foreach (var (name, role) in TensorRoles.Of(graph))
        {
            graph.Initializers[name] = Fresh(graph, name, role, random);
        }

        return network with { Graph = graph };
    }

    private static void AddNorms(OnnxGraph graph, IReadOnlyDictionary<string, OnnxValue> values)
    {
        // Networks of this kind have no norms after convolutions even when they are not folded.
        if (graph.Nodes.Any(node => node.OpType is "LayerNormalization" or "GroupNormalization" or "InstanceNormalization"))
        {
            return;
        }

        var index = new GraphIndex(graph);
        foreach (var node in graph.Nodes.Where(node => AddedNorm.IsMissing(node, graph, index, values)).ToList())
        {
            AddedNorm.Insert(graph, node);
        }
    }

    private static OnnxTensor Fresh(OnnxGraph graph, string name, TensorRole role, Random random)
    {
        var tensor = graph.Initializers[name];
        long[] shape = [.. tensor.Shape];
        return role switch
        {
            TensorRole.Weight => FreshWeight(graph, name, shape, random),
            TensorRole.Bias => FreshWeights.Fill(0, shape),
            TensorRole.Norm => FreshWeights.Fill(FirstNorm(graph, name), shape),
            TensorRole.Statistic => FreshWeights.Fill(IsVariance(graph, name) ? 1 : 0, shape),
            _ => tensor,
        };
    }

    private static OnnxTensor FreshWeight(OnnxGraph graph, string name, long[] shape, Random random)
    {
        var node = graph.Consumers(name).First();
        if (node.OpType is "Conv" or "ConvTranspose")
        {
            // Each group has a fan-out of its own; a transposed kernel names it already, behind the channels that come in.
            var outputs = node.OpType is "Conv" ? (double)shape[0] / node.Int("group", 1) : shape[1];
            var fanOut = outputs * shape.Skip(2).Aggregate(1.0, (product, side) => product * side);
            return FreshWeights.Normal(random, Math.Sqrt(2 / fanOut), shape);
        }

        var (first, second) = (shape[0], shape.Length > 1 ? shape[1] : 1);
        return FreshWeights.Uniform(random, Math.Sqrt(6.0 / (first + second)), shape);
    }

    private static float FirstNorm(OnnxGraph graph, string name) => graph.Consumers(name).First() switch
    {
        { OpType: "PRelu" } => FirstSlope,
        { OpType: "Mul" } => 1,
        var node => node.Input(1) == name ? 1 : 0,
    };

    private static bool IsVariance(OnnxGraph graph, string name) => graph.Consumers(name).First().Input(4) == name;
}
