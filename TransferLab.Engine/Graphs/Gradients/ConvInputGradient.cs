using TransferLab.Engine.Graphs.Blocked;

namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>From the gradient of a convolution's output to that of its input; the form that is fastest for its shape.</summary>
internal static class ConvInputGradient
{
    /// <param name="dy">(batch, filters, small …)</param>
    /// <param name="weight">(filters, channels / groups, kernel …)</param>
    /// <returns>(batch, channels, large …)</returns>
    public static string Build(GraphBuilder g, string dy, string weight, ConvShapes shapes, BlockedFit blocks)
    {
        if (shapes is { IsPointwise: true, Groups: 1 } && (shapes.SmallPositions == 1 || !blocks.ConvTranspose(shapes)))
        {
            return Pointwise(g, dy, weight, shapes);
        }

        // A blocked transposed convolution is itself written with turned kernels.
        return !blocks.ConvTranspose(shapes) && shapes.Window.Strides.All(stride => stride == 1) && shapes.CanTurn
            ? Turned(g, dy, weight, shapes)
            : Transposed(g, dy, weight, shapes);
    }

    /// <summary>One product of matrices for each example; a single one where there is one position.</summary>
    private static string Pointwise(GraphBuilder g, string dy, string weight, ConvShapes shapes)
    {
        var matrix = g.Reshape(weight, shapes.Filters, shapes.Channels);
        return shapes.SmallPositions == 1
            ? g.Reshape(g.Gemm(g.Reshape(dy, shapes.Batch, shapes.Filters), matrix), shapes.LargeShape)
            : g.Reshape(g.FusedMatMul(matrix, g.Reshape(dy, shapes.Batch, shapes.Filters, shapes.SmallPositions), transA: true), shapes.LargeShape);
    }

    /// <summary>At stride 1: a convolution with every kernel turned round, filters and channels changed.</summary>
    private static string Turned(GraphBuilder g, string dy, string weight, ConvShapes shapes)
    {
        var (window, groups, rank) = (shapes.Window, shapes.Groups, shapes.Window.Rank);
        var taps = window.Kernel.Aggregate(1L, (product, side) => product * side);
        var turned = new float[taps * taps];
        for (var tap = 0; tap < taps; tap++)
        {
            turned[tap * taps + taps - 1 - tap] = 1;
        }

        // A product with a permutation: ONNX Runtime's Slice is slow at negative steps.
        var rows = g.MatMul(g.Reshape(weight, -1, taps), g.Constant(OnnxTensor.Of([taps, taps], turned)));
        long[] split = [groups, shapes.Filters / groups, shapes.Channels / groups, taps];
        var swapped = g.Reshape(g.Transpose(g.Reshape(rows, split), 0, 2, 1, 3), [shapes.Channels, shapes.Filters / groups, .. window.Kernel]);
        long[] pads = [.. window.Pads.Select((pad, i) => window.Extent(i % rank) - 1 - pad)];
        return g.Apply("Conv", [dy, swapped], ("pads", pads), ("dilations", window.Dilations), ("group", groups));
    }

    /// <summary>Right for every form of convolution.</summary>
    private static string Transposed(GraphBuilder g, string dy, string weight, ConvShapes shapes)
    {
        // Positions that no window reached at the end get zeros.
        var window = shapes.Window;
        long[] ends = [.. Enumerable.Range(0, window.Rank).Select(axis =>
            (shapes.Small[axis] - 1) * window.Strides[axis] + window.Extent(axis) - window.PadsBegin[axis] - shapes.Large[axis])];
        var dx = g.Apply(
            "ConvTranspose",
            [dy, weight],
            ("strides", window.Strides),
            ("dilations", window.Dilations),
            ("pads", (long[])[.. window.PadsBegin, .. ends.Select(end => Math.Max(end, 0))]),
            ("group", shapes.Groups));
        long[] added = [.. ends.Select(end => Math.Max(-end, 0))];
        return added.Any(end => end > 0)
            ? g.Apply("Pad", [dx, g.Constant([.. new long[window.Rank + 4], .. added])])
            : dx;
    }
}
