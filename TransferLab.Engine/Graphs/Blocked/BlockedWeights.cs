namespace TransferLab.Engine.Graphs.Blocked;

/// <summary>
/// Convolution weights from (filters, channels, kernel …) to the layouts that blocked kernels want. The reordering kernel for pictures
/// does the fine-grained part; then only whole blocks move.
/// </summary>
internal static class BlockedWeights
{
    /// <summary>(filters/b, channels/b, kernel …, b channels, b filters).</summary>
    /// <param name="shape">Shape of <paramref name="weight"/>: filters, channels, kernel height, kernel width.</param>
    public static string Dense(BlockedGraph b, string weight, long[] shape)
    {
        var (filters, channels, taps) = (b.Padded(shape[0]), b.Padded(shape[1]), shape[2] * shape[3]);
        var rows = Innermost(b, Padded(b.G, weight, shape, filters, channels), filters / b.Block, channels * taps);
        int[] order =
        [
            .. from filterBlock in Count(filters / b.Block)
               from channelBlock in Count(channels / b.Block)
               from tap in Count(taps)
               from channel in Count(b.Block)
               select (filterBlock * (int)channels + channelBlock * (int)b.Block + channel) * (int)taps + tap,
        ];
        return b.G.Reshape(Rows(b, rows, b.Block, order), filters, channels, shape[2], shape[3]);
    }

    /// <summary>
    /// The weights of convolutions that go the other way: filters and channels changed, with the given taps of every kernel;
    /// (phases, channels/b, filters/b, taps of a phase, b filters, b channels).
    /// </summary>
    /// <param name="taps">For every phase, then every place in the new kernel, the place in the old one; −1 for a zero.</param>
    public static string Turned(BlockedGraph b, string weight, long[] shape, IReadOnlyList<long[]> taps)
    {
        var (filters, channels, places) = (b.Padded(shape[0]), b.Padded(shape[1]), (int)(shape[2] * shape[3]));
        var (channelBlocks, zero) = ((int)(channels / b.Block), (int)(filters * channels / b.Block) * places);
        var rows = Innermost(b, Padded(b.G, weight, shape, filters, channels), filters * channelBlocks, places);
        int[] order =
        [
            .. from phase in taps
               from channelBlock in Count(channelBlocks)
               from filterBlock in Count(filters / b.Block)
               from tap in phase
               from filter in Count(b.Block)
               select tap < 0 ? zero : ((filterBlock * (int)b.Block + filter) * channelBlocks + channelBlock) * places + (int)tap,
        ];
        var flat = b.G.Reshape(rows, zero, b.Block);
        var source = order.Contains(zero) ? b.G.Apply("Pad", [flat, b.G.Constant(0L, 0L, 1L, 0L)]) : flat;
        return Rows(b, source, b.Block, order);
    }

    /// <summary>For few input channels, which stay in plain form: (filters/b, channels, kernel …, b filters).</summary>
    public static string PlainInput(BlockedGraph b, string weight, long[] shape)
    {
        var filters = b.Padded(shape[0]);
        var padded = Padded(b.G, weight, shape, filters, shape[1]);
        return b.G.Reshape(Innermost(b, padded, filters / b.Block, shape[1] * shape[2] * shape[3]), filters, shape[1], shape[2], shape[3]);
    }

    /// <summary>One kernel for each channel: (channels/b, kernel …, b).</summary>
    public static string Depthwise(BlockedGraph b, string weight, long[] shape, bool turned = false)
    {
        var (g, channels, taps) = (b.G, b.Padded(shape[0]), shape[2] * shape[3]);
        var padded = Padded(g, weight, shape, channels, 1);
        var innermost = g.Reshape(Innermost(b, padded, channels / b.Block, taps), channels / b.Block, taps, b.Block);
        var places = Enumerable.Range(0, (int)taps).Select(place => (long)place);
        var ordered = Chosen(g, innermost, taps, turned ? [.. places.Reverse()] : [.. places]);
        return g.Reshape(ordered, channels, 1, shape[2], shape[3]);
    }

    /// <summary>One number for each channel, zeros for those that fill the last block.</summary>
    public static string PerChannel(BlockedGraph b, string vector, long channels) => b.Padded(channels) == channels
        ? vector
        : b.G.Apply("Pad", [vector, b.G.Constant(0L, b.Padded(channels) - channels)]);

    public static IEnumerable<int> Count(long end) => Enumerable.Range(0, (int)end);

    /// <summary>Rows of some length in another order. <c>Gather</c> copies them on all cores; a transposition takes five times as long.</summary>
    public static string Rows(BlockedGraph b, string tensor, long length, int[] order)
    {
        var rows = b.G.Reshape(tensor, -1, length);
        return order.SequenceEqual(Enumerable.Range(0, order.Length)) ? rows : b.G.Apply("Gather", [rows, b.G.Constant(OnnxTensor.Of([order.Length], order))], ("axis", 0L));
    }

    private static string Padded(GraphBuilder g, string weight, long[] shape, long filters, long channels) =>
        filters == shape[0] && channels == shape[1]
            ? weight
            : g.Apply("Pad", [weight, g.Constant(0L, 0L, 0L, 0L, filters - shape[0], channels - shape[1], 0L, 0L)]);

    /// <summary>From (rows, b, columns) to (rows, columns, b), by the kernel that blocks pictures.</summary>
    private static string Innermost(BlockedGraph b, string tensor, long rows, long columns) =>
        b.Apply("ReorderInput", [b.G.Reshape(tensor, rows, b.Block, 1, columns)]);

    /// <summary>Some of the places along axis 1, in another order; −1 stands for zeros.</summary>
    private static string Chosen(GraphBuilder g, string tensor, long places, long[] chosen)
    {
        if (chosen.SequenceEqual(Enumerable.Range(0, (int)places).Select(place => (long)place)))
        {
            return tensor;
        }

        var source = chosen.Contains(-1) ? g.Apply("Pad", [tensor, g.Constant(0L, 0L, 0L, 0L, 1L, 0L)]) : tensor;
        return g.Apply("Gather", [source, g.Constant([.. chosen.Select(place => place < 0 ? places : place)])], ("axis", 1L));
    }
}
