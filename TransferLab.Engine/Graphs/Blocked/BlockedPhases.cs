using TransferLab.Engine.Graphs.Gradients;

namespace TransferLab.Engine.Graphs.Blocked;

/// <summary>
/// The way back through a strided dense convolution. Output positions with the same remainder modulo the stride see the same taps of
/// the kernel, so each such phase is a small convolution; one convolution computes all phases, and a transposition of whole
/// blocks interleaves them. A third of the products is on zeros for kernel 3 and stride 2, against three quarters with stuffed zeros.
/// </summary>
internal static class BlockedPhases
{
    public static string Build(BlockedGraph b, string dy, string weight, ConvShapes shapes)
    {
        var (g, window, strides) = (b.G, shapes.Window, shapes.Window.Strides);
        var (rows, columns) = (Taps(window, 0), Taps(window, 1));
        var filters = strides[0] * strides[1] * b.Padded(shapes.Channels);
        var turned = BlockedWeights.Turned(b, weight, shapes.WeightShape, Selection(window, rows, columns));
        var kernel = g.Reshape(turned, filters, b.Padded(shapes.Filters), rows.Count, columns.Count);
        long[] sides = [.. Enumerable.Range(0, 2).Select(axis => (shapes.Large[axis] + strides[axis] - 1) / strides[axis])];
        var small = new Window(
            [rows.Count, columns.Count],
            [1, 1],
            [1, 1],
            [rows.Last, columns.Last],
            [sides[0] - shapes.Small[0] - rows.First, sides[1] - shapes.Small[1] - columns.First]);
        var phases = BlockedConv.Apply(b, dy, kernel, null, shapes with { Channels = shapes.Filters, Filters = filters, Window = small });
        return Interleaved(b, phases, shapes, sides);
    }

    private static string Interleaved(BlockedGraph b, string phases, ConvShapes shapes, long[] sides)
    {
        var (g, strides) = (b.G, shapes.Window.Strides);
        var split = g.Reshape(phases, shapes.Batch, strides[0], strides[1], b.Padded(shapes.Channels) / b.Block, sides[0], sides[1], b.Block);
        var woven = g.Transpose(split, 0, 3, 4, 1, 5, 2, 6);
        long[] reached = [sides[0] * strides[0], sides[1] * strides[1]];
        var picture = g.Reshape(woven, [shapes.Batch, b.Padded(shapes.Channels), .. reached]);
        return BlockedStrides.Cropped(b, picture, shapes.Channels, shapes.Batch, reached, shapes.Large);
    }

    /// <summary>Output position s·q + r takes from input position q − u the tap s·u + r + pad; the range of u over all r.</summary>
    private static (long First, long Last, long Count) Taps(Window window, int axis)
    {
        var (stride, pad, kernel) = (window.Strides[axis], window.PadsBegin[axis], window.Kernel[axis]);
        var first = (long)Math.Ceiling((double)(1 - stride - pad) / stride);
        var last = (long)Math.Floor((double)(kernel - 1 - pad) / stride);
        return (first, last, last - first + 1);
    }

    /// <summary>For every phase, the tap of the old kernel at each place of the new one.</summary>
    private static List<long[]> Selection(Window window, (long First, long Last, long Count) rows, (long First, long Last, long Count) columns)
    {
        var phases = new List<long[]>();
        for (var row = 0L; row < window.Strides[0]; row++)
        {
            for (var column = 0L; column < window.Strides[1]; column++)
            {
                phases.Add([.. Places(rows.Count).SelectMany(y => Places(columns.Count).Select(x => Tap(row, column, y, x)))]);
            }
        }

        return phases;

        static IEnumerable<long> Places(long count) => Enumerable.Range(0, (int)count).Select(place => (long)place);

        long Tap(long row, long column, long y, long x)
        {
            var (top, left) = (Old(window, 0, row, rows.Last - y), Old(window, 1, column, columns.Last - x));
            return top < 0 || left < 0 ? -1 : top * window.Kernel[1] + left;
        }
    }

    private static long Old(Window window, int axis, long phase, long u) =>
        window.Strides[axis] * u + phase + window.PadsBegin[axis] is var tap && tap >= 0 && tap < window.Kernel[axis] ? tap : -1;
}
