namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>Switches <c>BatchNormalization</c> from stored averages to those of the batch.</summary>
/// <remarks>
/// Not by the operator's own training mode: ONNX Runtime then writes the new averages into the memory of the old ones.
/// Mean and variance are computed by nodes of their own instead and fed to the same operator.
/// </remarks>
internal static class BatchStatistics
{
    private const string Prefix = "statistics/";

    /// <summary>Whether a tensor is a mean or variance that <see cref="Use"/> computes.</summary>
    public static bool IsOfBatch(string tensor) => tensor.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Changes the nodes of <paramref name="graph"/> that have something to train at or before them.</summary>
    /// <param name="values">Fixed shapes of all tensors.</param>
    /// <param name="active">Every tensor that depends on something to train.</param>
    /// <param name="momentum">How much of the old average stays.</param>
    /// <returns>Initialiser with a running mean or variance → tensor with its next value.</returns>
    public static Dictionary<string, string> Use(
        OnnxGraph graph, IReadOnlyDictionary<string, OnnxValue> values, HashSet<string> active, float momentum)
    {
        var next = new Dictionary<string, string>();
        var g = new GraphBuilder(graph, Prefix);
        OnnxNode[] nodes = [.. graph.Nodes];
        graph.Nodes.Clear();
        foreach (var node in nodes)
        {
            if (!node.Is("BatchNormalization") || !node.Needs.Any(active.Contains))
            {
                graph.Nodes.Add(node);
                continue;
            }

            var (mean, variance) = Moments(g, node.Inputs[0], values[node.Inputs[0]].FixedShape!);
            graph.Nodes.Add(node with { Inputs = [.. node.Inputs.Take(3), mean, variance] });
            next[node.Inputs[3]] = Moved(g, node.Inputs[3], mean, momentum);
            next[node.Inputs[4]] = Moved(g, node.Inputs[4], variance, momentum);
        }

        return next;
    }

    /// <summary>Mean and variance per channel, in one pass over the tensor each: E[x²] − E[x]².</summary>
    private static (string Mean, string Variance) Moments(GraphBuilder g, string x, long[] shape)
    {
        long[] axes = [0, .. Enumerable.Range(2, shape.Length - 2).Select(axis => (long)axis)];
        var count = axes.Aggregate(1L, (product, axis) => product * shape[axis]);
        var mean = g.Mul(g.ReduceSum(x, axes, keep: false), 1f / count);
        var squares = g.ReduceSum(g.Mul(x, x), axes, keep: false);
        return (mean, g.Relu(g.Sub(g.Mul(squares, 1f / count), g.Mul(mean, mean))));
    }

    private static string Moved(GraphBuilder g, string old, string current, float momentum) =>
        g.Add(g.Mul(old, momentum), g.Mul(current, 1 - momentum));
}
