namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>Normalisation per channel, with stored averages or with those of the batch (Ioffe and Szegedy, 2015).</summary>
internal static class BatchNormalizationGradient
{
    public static void Differentiate(NodeGradient n)
    {
        var (g, shape) = (n.G, n.InputShape(0));
        var (mean, variance) = (n.Node.Inputs[3], n.Node.Inputs[4]);
        var training = BatchStatistics.IsOfBatch(mean);
        if (!training && (n.Wants(3) || n.Wants(4) || n.Node.Int("training_mode", 0) == 1))
        {
            throw n.Unsupported(UserMessage.Of($"it is exported in training mode"));
        }

        var inverse = g.Div(g.Constant(1f), g.Sqrt(g.Add(variance, n.Node.Float("epsilon", 1e-5f))));
        var slope = g.Mul(n.Node.Inputs[1], inverse);
        if (!training && !n.Wants(1) && !n.Wants(2))
        {
            n.Give(0, ChannelAffine.Apply(g, n.Dy, slope, shape[1]));
            return;
        }

        var sum = Sum(g, n.Dy, shape);
        // Σ dy·x̂ = (Σ dy·x − mean·Σ dy)/σ
        var product = g.Mul(g.Sub(Sum(g, g.Mul(n.Dy, n.X), shape), g.Mul(mean, sum)), inverse);
        if (n.Wants(1))
        {
            n.Give(1, product);
        }

        if (n.Wants(2))
        {
            n.Give(2, sum);
        }

        if (n.Wants(0))
        {
            n.Give(0, training
                ? ThroughStatistics(n, shape, slope, inverse, mean, sum, product)
                : ChannelAffine.Apply(g, n.Dy, slope, shape[1]));
        }
    }

    /// <summary>slope·(dy − Σdy/m − x̂·Σ(dy·x̂)/m), gathered as slope·dy + b·x + c with b and c per channel.</summary>
    private static string ThroughStatistics(
        NodeGradient n, long[] shape, string slope, string inverse, string mean, string sum, string product)
    {
        var g = n.G;
        var count = shape[0] * shape.Skip(2).Aggregate(1L, (positions, side) => positions * side);
        var b = g.Mul(g.Mul(g.Mul(slope, inverse), product), -1f / count);
        var c = g.Sub(g.Mul(g.Mul(slope, sum), -1f / count), g.Mul(b, mean));
        return g.Add(ChannelAffine.Apply(g, n.Dy, slope, shape[1]), ChannelAffine.Apply(g, n.X, b, shape[1], c));
    }

    private static string Sum(GraphBuilder g, string tensor, long[] shape)
    {
        long[] axes = [0, .. Enumerable.Range(2, shape.Length - 2).Select(axis => (long)axis)];
        return g.ReduceSum(tensor, axes, keep: false);
    }
}
