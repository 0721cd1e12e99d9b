namespace TransferLab.Engine.Graphs.Blocked;

/// <summary>Batch normalisation with given statistics, and any scale and shift per channel: a depthwise convolution with kernels of one tap.</summary>
internal static class BlockedAffine
{
    public static bool TryRewrite(BlockedGraph b, OnnxNode node)
    {
        var x = node.Inputs[0];
        if (!b.IsBlocked(x) || b.Shape(x) is not { Length: 4 } shape || node.Int("training_mode", 0) != 0)
        {
            return false;
        }

        var (g, channels) = (b.G, shape[1]);
        var (factor, shift) = IsPlain(b, node)
            ? (b.Plain(node.Inputs[1]), b.Plain(node.Inputs[2]))
            : Normalised(b, node);
        var weight = g.Reshape(BlockedWeights.PerChannel(b, factor, channels), b.Padded(channels), 1, 1, 1);
        b.Computed(node.Outputs[0], b.Apply(
            "Conv",
            [b.Blocked(x), weight, BlockedWeights.PerChannel(b, shift, channels)],
            ("kernel_shape", new long[] { 1, 1 }),
            ("strides", new long[] { 1, 1 }),
            ("dilations", new long[] { 1, 1 }),
            ("pads", new long[4]),
            ("group", b.Padded(channels))));
        return true;
    }

    /// <summary>Whether it only scales and shifts: mean 0, variance 1.</summary>
    private static bool IsPlain(BlockedGraph b, OnnxNode node) =>
        node.Float("epsilon", 1e-5f) == 0
        && b.Constant(node.Inputs[3]) is { } mean && mean.ToFloats().All(value => value == 0)
        && b.Constant(node.Inputs[4]) is { } variance && variance.ToFloats().All(value => value == 1);

    private static (string Factor, string Shift) Normalised(BlockedGraph b, OnnxNode node)
    {
        var g = b.G;
        var deviation = g.Sqrt(g.Add(b.Plain(node.Inputs[4]), node.Float("epsilon", 1e-5f)));
        var factor = g.Div(b.Plain(node.Inputs[1]), deviation);
        return (factor, g.Sub(b.Plain(node.Inputs[2]), g.Mul(b.Plain(node.Inputs[3]), factor)));
    }
}
