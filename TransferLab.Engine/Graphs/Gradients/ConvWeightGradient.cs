using TransferLab.Engine.Graphs.Blocked;

namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>The gradient of a convolution's weights: every input window times the output's gradient there. This decides the speed of training.</summary>
internal static class ConvWeightGradient
{
    /// <summary>Up to so many positions one product over batch and positions beats one for each example (measured at 7×7 and 14×14).</summary>
    private const long FewPositions = 64;

    /// <summary>Unrolled windows larger than this are made for some channels at a time.</summary>
    private const long UnrolledBytes = 256L << 20;

    /// <param name="x">(batch, channels, large …)</param>
    /// <param name="dy">(batch, filters, small …)</param>
    /// <returns>(filters, channels / groups, kernel …)</returns>
    public static string Build(GraphBuilder g, string x, string dy, ConvShapes shapes, BlockedFit blocks)
    {
        if (blocks.DepthwiseWeightGradient(shapes))
        {
            return Planes(g, x, dy, shapes);
        }

        if (blocks.WeightGradient(shapes))
        {
            return Swapped(g, x, dy, shapes);
        }

        if (shapes.IsPointwise)
        {
            return Products(g, x, dy, shapes);
        }

        var taps = shapes.Window.Kernel.Aggregate(1L, (product, side) => product * side);
        var bytes = shapes.Batch * shapes.Channels * taps * shapes.SmallPositions * sizeof(float);
        var parts = shapes.Groups == 1 ? Math.Min(shapes.Channels, (bytes + UnrolledBytes - 1) / UnrolledBytes) : 1;
        return parts == 1 ? Products(g, Unrolled(g, x, shapes), dy, shapes) : InParts(g, x, dy, shapes, parts);
    }

    private static string InParts(GraphBuilder g, string x, string dy, ConvShapes shapes, long parts)
    {
        List<string> gradients = [];
        for (var part = 0L; part < parts; part++)
        {
            var (first, end) = (shapes.Channels * part / parts, shapes.Channels * (part + 1) / parts);
            var some = shapes with { Channels = end - first };
            gradients.Add(Products(g, Unrolled(g, g.Slice(x, [first], [end], [1]), some), dy, some));
        }

        return g.Concat(1, gradients);
    }

    /// <summary>
    /// Every window as a column, (batch, channels · taps, small …): a depthwise convolution whose kernels are each one tap.
    /// </summary>
    private static string Unrolled(GraphBuilder g, string x, ConvShapes shapes)
    {
        var (window, channels) = (shapes.Window, shapes.Channels);
        var taps = window.Kernel.Aggregate(1L, (product, side) => product * side);
        var kernels = new float[channels * taps * taps];
        for (var row = 0L; row < channels * taps; row++)
        {
            kernels[row * taps + row % taps] = 1;
        }

        return g.Apply(
            "Conv",
            [x, g.Constant(OnnxTensor.Of([channels * taps, 1, .. window.Kernel], kernels))],
            ("strides", window.Strides),
            ("dilations", window.Dilations),
            ("pads", window.Pads),
            ("group", channels));
    }

    /// <summary>Products of columns and gradients, summed over examples and positions.</summary>
    /// <param name="columns">(batch, rows, small …), where rows are channels times taps.</param>
    private static string Products(GraphBuilder g, string columns, string dy, ConvShapes shapes)
    {
        var (batch, groups, filters, positions) = (shapes.Batch, shapes.Groups, shapes.Filters, shapes.SmallPositions);
        var rows = shapes.WeightShape.Aggregate(1L, (product, side) => product * side) / filters * groups;
        if (groups == 1 && positions <= FewPositions)
        {
            return g.Reshape(g.Gemm(Flat(g, dy, batch, filters, positions), Flat(g, columns, batch, rows, positions), transB: true), shapes.WeightShape);
        }

        var left = g.Reshape(dy, batch * groups, filters / groups, positions);
        var right = g.Reshape(columns, batch * groups, rows / groups, positions);
        var products = g.Reshape(g.FusedMatMul(left, right, transB: true), [batch, .. shapes.WeightShape]);
        return g.ReduceSum(products, [0], keep: false);
    }

    /// <summary>(rows, batch · positions)</summary>
    private static string Flat(GraphBuilder g, string tensor, long batch, long rows, long positions) =>
        g.Reshape(g.Transpose(g.Reshape(tensor, batch, rows, positions), 1, 0, 2), rows, batch * positions);

    /// <summary>
    /// Depthwise: every plane of dy is the kernel for one plane of x, strides and dilations changed. Fast only on blocked pictures.
    /// </summary>
    private static string Planes(GraphBuilder g, string x, string dy, ConvShapes shapes)
    {
        var (window, planes) = (shapes.Window, shapes.Batch * shapes.Channels);
        var products = g.Apply(
            "Conv",
            [g.Reshape(x, [1, planes, .. shapes.Large]), g.Reshape(dy, [planes, 1, .. shapes.Small])],
            ("strides", window.Dilations),
            ("dilations", window.Strides),
            ("pads", (long[])[.. window.PadsBegin, .. PadsBehind(shapes).Select(pad => Math.Max(pad, 0))]),
            ("group", planes));

        // Input behind the last window makes the result larger than the kernel.
        long[] spatial = [.. Enumerable.Range(2, window.Rank).Select(axis => (long)axis)];
        var kernels = PadsBehind(shapes).Any(pad => pad < 0)
            ? g.Slice(products, [.. spatial.Select(_ => 0L)], window.Kernel, spatial)
            : products;
        return g.ReduceSum(g.Reshape(kernels, [shapes.Batch, .. shapes.WeightShape]), [0], keep: false);
    }

    /// <summary>
    /// Batch and channels change places: pictures (channels, batch, large …), kernels (filters, batch, small …), and the result of one
    /// convolution is the gradient. Nothing is unrolled and nothing is left to be summed. Fast only on blocked pictures, and only
    /// where the pads are written out: ONNX Runtime computes the positions at a pad one by one.
    /// </summary>
    private static string Swapped(GraphBuilder g, string x, string dy, ConvShapes shapes)
    {
        var window = shapes.Window;
        var padded = g.Apply("Pad", [g.Transpose(x, 1, 0, 2, 3), g.Constant([0, 0, .. window.PadsBegin, 0, 0, .. PadsBehind(shapes)])]);
        var gradient = g.Apply("Conv", [padded, g.Transpose(dy, 1, 0, 2, 3)], ("strides", window.Dilations), ("dilations", window.Strides));
        return g.Transpose(gradient, 1, 0, 2, 3);
    }

    /// <summary>Just so much that the result has the kernel's size.</summary>
    private static IEnumerable<long> PadsBehind(ConvShapes shapes) => Enumerable.Range(0, shapes.Window.Rank).Select(axis =>
        (shapes.Small[axis] - 1) * shapes.Window.Strides[axis] + shapes.Window.Extent(axis) - shapes.Large[axis] - shapes.Window.PadsBegin[axis]);
}
