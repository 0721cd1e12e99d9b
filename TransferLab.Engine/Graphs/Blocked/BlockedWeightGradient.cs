using TransferLab.Engine.Graphs.Gradients;
using static TransferLab.Engine.Graphs.Blocked.BlockedWeights;

namespace TransferLab.Engine.Graphs.Blocked;

/// <summary>
/// The weight gradient of a dense convolution, written by its rule as one convolution with batch and channels changed: pictures
/// (c, n, h, w) and kernels (f, n, h′, w′), both in blocks of examples. From blocks of channels there are two ways: the pictures are
/// reordered twice; of the kernels, whose innermost axis stays the filters, only whole blocks move.
/// </summary>
internal static class BlockedWeightGradient
{
    public static bool TryRewrite(BlockedGraph b, OnnxNode node)
    {
        if (b.Producer(node.Inputs[0]) is not { OpType: "Pad" } pad || b.Constant(pad.Inputs[1])?.ToLongs() is not { Length: 8 } pads
            || Swapped(b, pad.Inputs[0]) is not { } x || Swapped(b, node.Inputs[1]) is not { } dy
            || b.Shape(x) is not { Length: 4 } large || b.Shape(dy) is not { Length: 4 } small
            || large[0] % b.Block != 0 || node.Int("group", 1) != 1 || !b.CanBlock(dy))
        {
            return false;
        }

        var picture = Padded(b, Picture(b, b.Plain(x), large), large, pads);
        var (sides, weight) = (b.Shape(node.Inputs[0])!, b.Shape(node.Outputs[0])!);
        var window = Window.Of(node, small[2..], sides[2..], weight[2..]);
        var shapes = new ConvShapes(large[1], large[0], small[1], 1, sides[2..], weight[2..], window);
        b.Computed(node.Outputs[0], BlockedConv.Apply(b, picture, Kernels(b, b.Blocked(dy), small), null, shapes));
        return true;
    }

    /// <summary>What was transposed so that batch and channels changed.</summary>
    private static string? Swapped(BlockedGraph b, string tensor) =>
        b.Producer(tensor) is { OpType: "Transpose" } swap && swap.Ints("perm") is [1, 0, 2, 3] ? swap.Inputs[0] : null;

    /// <summary>(c, n/b, h, w, b) from (n, c, h, w).</summary>
    private static string Picture(BlockedGraph b, string plain, long[] shape)
    {
        var (g, blocks, positions) = (b.G, shape[0] / b.Block, shape[2] * shape[3]);
        var blocked = b.Apply("ReorderInput", [g.Reshape(plain, 1, shape[0], shape[1], positions)]);
        int[] order = [.. from channel in Count(shape[1]) from block in Count(blocks) select block * (int)shape[1] + channel];
        return Rows(b, blocked, positions * b.Block, order);
    }

    private static string Padded(BlockedGraph b, string picture, long[] shape, long[] pads)
    {
        var planes = b.G.Reshape(picture, shape[1] * shape[0] / b.Block, shape[2], shape[3], b.Block);
        var padded = pads.All(pad => pad == 0) ? planes : b.G.Apply("Pad", [planes, b.G.Constant(0, pads[2], pads[3], 0, 0, pads[6], pads[7], 0)]);
        return b.G.Reshape(padded, shape[1], shape[0], shape[2] + pads[2] + pads[6], shape[3] + pads[3] + pads[7]);
    }

    /// <summary>(f/b, n/b, h, w, b examples, b filters) from (n, f/b, h, w, b).</summary>
    private static string Kernels(BlockedGraph b, string blocked, long[] shape)
    {
        var (filterBlocks, positions) = (b.Padded(shape[1]) / b.Block, (int)(shape[2] * shape[3]));
        int[] order =
        [
            .. from filterBlock in Count(filterBlocks)
               from exampleBlock in Count(shape[0] / b.Block)
               from position in Count(positions)
               from example in Count(b.Block)
               select ((exampleBlock * (int)b.Block + example) * (int)filterBlocks + filterBlock) * positions + position,
        ];
        return b.G.Reshape(Rows(b, blocked, b.Block, order), b.Padded(shape[1]), shape[0], shape[2], shape[3]);
    }
}
