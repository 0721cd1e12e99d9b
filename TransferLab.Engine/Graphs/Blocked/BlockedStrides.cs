using TransferLab.Engine.Graphs.Gradients;

namespace TransferLab.Engine.Graphs.Blocked;

/// <summary>The way back through strides by zeros between the positions of a blocked picture.</summary>
internal static class BlockedStrides
{
    /// <summary>Sides of a picture after <see cref="Stuffed"/>: every position is followed by stride − 1 zeros, the last one too.</summary>
    public static long[] StuffedSides(ConvShapes shapes) => [.. shapes.Small.Zip(shapes.Window.Strides, (side, stride) => side * stride)];

    /// <summary>Puts zeros behind and below every position; whole blocks move, so this costs little more than writing the result.</summary>
    public static string Stuffed(BlockedGraph b, string picture, long channels, ConvShapes shapes)
    {
        var (g, strides, padded) = (b.G, shapes.Window.Strides, b.Padded(channels));
        if (strides.All(stride => stride == 1))
        {
            return picture;
        }

        var rows = g.Reshape(picture, shapes.Batch * padded / b.Block * shapes.Small[0], 1, shapes.Small[1], b.Block);
        var stuffed = g.Apply("Pad", [rows, g.Constant(0L, 0L, 0L, 0L, 0L, strides[0] - 1, 0L, (strides[1] - 1) * b.Block)]);
        return g.Reshape(stuffed, [shapes.Batch, padded, .. StuffedSides(shapes)]);
    }

    /// <summary>A turned kernel at stride 1 over a stuffed picture, to the size of the large side.</summary>
    public static string Slide(BlockedGraph b, string picture, string turned, ConvShapes shapes)
    {
        var window = shapes.Window;
        var sides = StuffedSides(shapes);
        long[] begin = [.. Enumerable.Range(0, 2).Select(axis => window.Extent(axis) - 1 - window.PadsBegin[axis])];
        long[] end = [.. Enumerable.Range(0, 2).Select(axis => shapes.Large[axis] - sides[axis] + window.PadsBegin[axis])];
        var one = new Window(window.Kernel, [1, 1], window.Dilations, begin, [.. end.Select(pad => Math.Max(pad, 0))]);
        var slid = BlockedConv.Apply(b, picture, turned, null, shapes with { Channels = shapes.Filters, Filters = shapes.Channels, Window = one });
        long[] reached = [.. Enumerable.Range(0, 2).Select(axis => shapes.Large[axis] - Math.Min(end[axis], 0))];
        return Cropped(b, slid, shapes.Channels, shapes.Batch, reached, shapes.Large);
    }

    /// <summary>Cuts rows and columns at the end.</summary>
    public static string Cropped(BlockedGraph b, string picture, long channels, long batch, long[] from, long[] to)
    {
        if (from.SequenceEqual(to))
        {
            return picture;
        }

        // Where the strides left positions at the end that no window reached, zeros are added instead.
        var (g, planes) = (b.G, batch * b.Padded(channels) / b.Block);
        var fitted = g.Apply(
            "Pad",
            [g.Reshape(picture, planes, from[0], from[1], b.Block), g.Constant(0L, 0L, 0L, 0L, 0L, to[0] - from[0], to[1] - from[1], 0L)]);
        return g.Reshape(fitted, [batch, b.Padded(channels), .. to]);
    }
}
