namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>The gradient of a convolution's weights: every input window times the output's gradient there.</summary>
internal static class ConvWeightGradient
{
    /// <param name="x">(batch, channels, large …)</param>
    /// <param name="dy">(batch, filters, small …)</param>
    /// <returns>(filters, channels / groups, kernel …)</returns>
    public static string Build(GraphBuilder g, string x, string dy, ConvShapes shapes) =>
        shapes.IsPointwise && shapes.Groups == 1 ? Pointwise(g, x, dy, shapes) : Swapped(g, x, dy, shapes);

    /// <summary>One matrix product for each example, then their sum.</summary>
    private static string Pointwise(GraphBuilder g, string x, string dy, ConvShapes shapes)
    {
        var rows = g.Reshape(dy, shapes.Batch, shapes.Filters, shapes.SmallPositions);
        var columns = g.Reshape(x, shapes.Batch, shapes.Channels, shapes.LargePositions);
        var products = g.FusedMatMul(rows, columns, transB: true);
        return g.Reshape(g.ReduceSum(products, [0], keep: false), shapes.WeightShape);
    }

    /// <summary>
    /// A convolution in which batch and channels have changed places, strides and dilations too. Right for every form.
    /// </summary>
    private static string Swapped(GraphBuilder g, string x, string dy, ConvShapes shapes)
    {
        var (window, groups, rank) = (shapes.Window, shapes.Groups, shapes.Window.Rank);
        var inputs = shapes.Channels / groups;
        long[] spatial = [.. Enumerable.Range(2, rank).Select(axis => (long)axis)];
        var picture = groups == 1
            ? g.Transpose(x, [1, 0, .. spatial])
            : g.Reshape(
                g.Transpose(g.Reshape(x, [shapes.Batch, groups, inputs, .. shapes.Large]), [2, 1, 0, .. spatial.Select(axis => axis + 1)]),
                [inputs, groups * shapes.Batch, .. shapes.Large]);
        var swapped = g.Apply(
            "Conv",
            [picture, g.Transpose(dy, [1, 0, .. spatial])],
            ("strides", window.Dilations),
            ("dilations", window.Strides),
            ("pads", window.Pads),
            ("group", groups));
        var gradient = g.Transpose(swapped, [1, 0, .. spatial]);

        // Input behind the last window makes the result larger than the kernel.
        return g.Slice(gradient, [.. new long[rank]], window.Kernel, spatial);
    }
}
