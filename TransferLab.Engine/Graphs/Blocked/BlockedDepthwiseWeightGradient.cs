using TransferLab.Engine.Graphs.Gradients;

namespace TransferLab.Engine.Graphs.Blocked;

/// <summary>
/// The weight gradient of a depthwise convolution, written by its rule as one convolution in which every plane of the output's
/// gradient is the kernel for a plane of the input: (1, n·c, h, w) with kernels (n·c, 1, h′, w′). Both are views of blocked pictures.
/// </summary>
internal static class BlockedDepthwiseWeightGradient
{
    public static bool TryRewrite(BlockedGraph b, OnnxNode node)
    {
        if (b.Producer(node.Inputs[0]) is not { OpType: "Reshape" } first || b.Producer(node.Inputs[1]) is not { OpType: "Reshape" } second
            || b.Shape(first.Inputs[0]) is not { Length: 4 } x || b.Shape(second.Inputs[0]) is not { Length: 4 } dy
            || b.Shape(node.Outputs[0]) is not { Length: 4 } y || b.Shape(node.Inputs[1]) is not { } kernel)
        {
            return false;
        }

        var planes = x[0] * x[1];
        if (node.Int("group", 1) != planes || kernel[0] != planes || kernel[1] != 1 || dy[1] != x[1]
            || !b.CanBlock(first.Inputs[0]) || !b.CanBlock(second.Inputs[0]))
        {
            return false;
        }

        var (g, padded) = (b.G, b.Padded(x[1]));
        var picture = g.Reshape(b.Blocked(first.Inputs[0]), 1, x[0] * padded, x[2], x[3]);
        var kernels = g.Reshape(b.Blocked(second.Inputs[0]), x[0] * padded, 1, dy[2], dy[3]);
        var window = Window.Of(node, kernel[2..], x[2..], y[2..]);
        var shapes = new ConvShapes(1, x[0] * padded, x[0] * padded, x[0] * padded, x[2..], y[2..], window);
        var products = BlockedConv.Apply(b, picture, kernels, null, shapes);
        Unblocked(b, node.Outputs[0], g.Reshape(products, x[0], padded / b.Block, y[2] * y[3], b.Block), x, y);
        return true;
    }

    /// <summary>(n, c/b, taps, b) → (1, n·c, taps …), the form that the rule sums over n.</summary>
    private static void Unblocked(BlockedGraph b, string output, string products, long[] x, long[] y)
    {
        var g = b.G;
        var plain = g.Reshape(g.Transpose(products, 0, 1, 3, 2), x[0], b.Padded(x[1]), y[2] * y[3]);
        var cut = b.Padded(x[1]) == x[1] ? plain : g.Slice(plain, [0], [x[1]], [1]);
        b.CopyAs(output, g.Reshape(cut, y));
    }
}
