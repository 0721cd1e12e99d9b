namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>All sizes of one convolution.</summary>
/// <param name="Channels">Channels of the large side (the input of a <c>Conv</c>).</param>
/// <param name="Filters">Channels of the small side (the output of a <c>Conv</c>).</param>
/// <param name="Large">Spatial shape of the large side.</param>
/// <param name="Small">Spatial shape of the small side.</param>
internal sealed record ConvShapes(long Batch, long Channels, long Filters, long Groups, long[] Large, long[] Small, Window Window)
{
    public bool IsDepthwise => Groups > 1 && Groups == Channels && Filters == Channels;

    public bool IsPointwise => Window.Kernel.All(side => side == 1) && Window.Strides.All(stride => stride == 1) && Window.Pads.All(pad => pad == 0);

    /// <summary>Whether the way back at stride 1 is a convolution with pads that are not negative.</summary>
    public bool CanTurn => Window.Pads.Select((pad, i) => Window.Extent(i % Window.Rank) - 1 - pad).All(pad => pad >= 0);

    public long SmallPositions => Small.Aggregate(1L, (product, side) => product * side);

    public long LargePositions => Large.Aggregate(1L, (product, side) => product * side);

    /// <summary>(filters, channels / groups, kernel …)</summary>
    public long[] WeightShape => [Filters, Channels / Groups, .. Window.Kernel];

    public long[] LargeShape => [Batch, Channels, .. Large];

    public long[] SmallShape => [Batch, Filters, .. Small];

    public static ConvShapes OfConv(NodeGradient n)
    {
        long[] x = n.InputShape(0), w = n.InputShape(1), y = n.OutputShape();
        return new(x[0], x[1], y[1], n.Node.Int("group", 1), x[2..], y[2..], Window.Of(n.Node, w[2..], x[2..], y[2..]));
    }

    /// <summary>A transposed convolution is the way back of a convolution: its output is the large side.</summary>
    public static ConvShapes OfConvTranspose(NodeGradient n)
    {
        long[] x = n.InputShape(0), w = n.InputShape(1), y = n.OutputShape();
        var window = Window.Of(n.Node.Without("auto_pad"), w[2..], y[2..], x[2..]);
        if (n.Node.Ints("output_shape") is not null || n.Node.Text("auto_pad", "NOTSET") is "SAME_UPPER" or "SAME_LOWER")
        {
            window = window.FittedTo(x[2..], y[2..], n.Node.Ints("output_padding"), n.Node.Text("auto_pad", "NOTSET") == "SAME_UPPER");
        }

        return new(x[0], y[1], x[1], n.Node.Int("group", 1), y[2..], x[2..], window);
    }
}
