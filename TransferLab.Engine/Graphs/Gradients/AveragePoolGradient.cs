namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>Every window spreads its share over the positions it covered.</summary>
internal static class AveragePoolGradient
{
    public static void Differentiate(NodeGradient n)
    {
        var (g, input, output) = (n.G, n.InputShape(0), n.OutputShape());
        var window = Window.Of(n.Node, n.Node.Ints("kernel_shape")!, input[2..], output[2..]);
        var share = g.Mul(n.Dy, g.Constant(OnnxTensor.Of([1, 1, .. output[2..]], Shares(n, window, input[2..], output[2..]))));
        var planes = input[0] * input[1];
        var ones = g.Constant(OnnxTensor.Of([1, 1, .. window.Kernel], Ones(window.Kernel)));
        var shapes = new ConvShapes(planes, 1, 1, 1, input[2..], output[2..], window);
        var spread = ConvInputGradient.Build(g, g.Reshape(share, [planes, 1, .. output[2..]]), ones, shapes, default);
        n.Give(0, g.Reshape(spread, input));
    }

    private static float[] Ones(long[] shape) => [.. Enumerable.Repeat(1f, (int)shape.Aggregate(1L, (product, side) => product * side))];

    /// <summary>One over the number of positions that each window counted.</summary>
    private static float[] Shares(NodeGradient n, Window window, long[] input, long[] output)
    {
        var withPads = n.Node.Int("count_include_pad", 0) == 1;
        float[] shares = [1];
        for (var axis = 0; axis < window.Rank; axis++)
        {
            float[] counts = [.. Enumerable.Range(0, (int)output[axis]).Select(place => (float)Counted(window, axis, place, input[axis], withPads))];
            shares = [.. shares.SelectMany(outer => counts.Select(count => outer / count))];
        }

        return shares;
    }

    private static int Counted(Window window, int axis, long place, long size, bool withPads)
    {
        var start = place * window.Strides[axis] - window.PadsBegin[axis];
        var (first, end) = withPads ? (-window.PadsBegin[axis], size + window.PadsEnd[axis]) : (0, size);
        return Enumerable.Range(0, (int)window.Kernel[axis])
            .Select(tap => start + tap * window.Dilations[axis])
            .Count(position => position >= first && position < end);
    }
}
