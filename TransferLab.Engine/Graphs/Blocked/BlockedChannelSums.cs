namespace TransferLab.Engine.Graphs.Blocked;

/// <summary>Sums per channel over batch and positions, also of products of two pictures.</summary>
internal static class BlockedChannelSums
{
    public static bool TryRewrite(BlockedGraph b, OnnxNode node)
    {
        var x = node.Inputs[0];
        if (b.Shape(x) is not { Length: 4 } shape || node.Int("keepdims", 1) != 0 || node.Input(1) is not { } axes
            || b.Constant(axes)?.ToLongs() is not [0, 2, 3] || !b.IsBlocked(x))
        {
            return false;
        }

        var sums = b.Producer(x) is { OpType: "Mul" } product && b.HasOneConsumer(x) && product.Inputs.All(input => b.CanBlock(input) && b.Shape(input)!.SequenceEqual(shape))
            ? Products(b, b.Blocked(product.Inputs[0]), b.Blocked(product.Inputs[1]), shape)
            : Sums(b, b.Blocked(x), shape);
        var total = b.G.ReduceSum(sums, [0], keep: false);
        b.CopyAs(node.Outputs[0], b.Padded(shape[1]) == shape[1] ? total : b.G.Slice(total, [0], [shape[1]], [0]));
        return true;
    }

    private static string Sums(BlockedGraph b, string picture, long[] shape)
    {
        var padded = b.Padded(shape[1]);
        var planes = b.G.Reshape(picture, shape[0] * padded / b.Block, shape[2] * shape[3], b.Block);
        return b.G.Reshape(b.G.ReduceSum(planes, [1], keep: false), shape[0], padded);
    }

    /// <summary>Every plane is a depthwise kernel over the other picture's plane: one pass, and no product is written.</summary>
    private static string Products(BlockedGraph b, string one, string other, long[] shape)
    {
        var (g, planes) = (b.G, shape[0] * b.Padded(shape[1]));
        var products = b.Apply(
            "Conv",
            [g.Reshape(one, 1, planes, shape[2], shape[3]), g.Reshape(other, planes, 1, shape[2], shape[3])],
            ("kernel_shape", new[] { shape[2], shape[3] }),
            ("strides", new long[] { 1, 1 }),
            ("dilations", new long[] { 1, 1 }),
            ("pads", new long[4]),
            ("group", planes));
        return g.Reshape(products, shape[0], b.Padded(shape[1]));
    }
}
