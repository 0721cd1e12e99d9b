namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>From the gradient of a convolution's output to that of its input.</summary>
internal static class ConvInputGradient
{
    /// <param name="dy">(batch, filters, small …)</param>
    /// <param name="weight">(filters, channels / groups, kernel …)</param>
    /// <returns>(batch, channels, large …)</returns>
    public static string Build(GraphBuilder g, string dy, string weight, ConvShapes shapes) => Transposed(g, dy, weight, shapes);

    /// <summary>Right for every form of convolution.</summary>
    private static string Transposed(GraphBuilder g, string dy, string weight, ConvShapes shapes)
    {
        // Positions that no window reached at the end get zeros.
        var window = shapes.Window;
        long[] missing = [.. Enumerable.Range(0, window.Rank).Select(axis =>
            shapes.Large[axis] - ((shapes.Small[axis] - 1) * window.Strides[axis] - window.PadsBegin[axis] - window.PadsEnd[axis] + window.Extent(axis)))];
        long[] ends = [.. window.PadsEnd.Zip(missing, (pad, short_) => pad - short_)];
        var cut = ends.Select(end => Math.Max(end, 0)).ToArray();
        var dx = g.Apply(
            "ConvTranspose",
            [dy, weight],
            ("strides", window.Strides),
            ("dilations", window.Dilations),
            ("pads", new long[][] { window.PadsBegin, cut }.SelectMany(pads => pads).ToArray()),
            ("group", shapes.Groups));
        var added = ends.Select(end => Math.Max(-end, 0)).ToArray();
        return added.Any(end => end > 0)
            ? g.Apply("Pad", [dx, g.Constant([.. new long[window.Rank + 4], .. added])])
            : dx;
    }
}
