namespace TransferLab.Engine.Backbones.Ranges;

/// <summary>One of the usual ways to scale pixels.</summary>
/// <param name="Name">As practitioners call it.</param>
/// <param name="Channels">Colours and their order.</param>
/// <param name="Mean">In the network's channel order, on the scale of pixels.</param>
/// <param name="Deviation">In the network's channel order, on the scale of pixels.</param>
internal sealed record InputRange(string Name, ChannelOrder Channels, IReadOnlyList<double> Mean, IReadOnlyList<double> Deviation)
{
    /// <summary>For colour: each range with red first and with blue first. Commoner ones come first: they win a draw.</summary>
    public static IReadOnlyList<InputRange> Colour { get; } =
    [
        .. Both("ImageNet mean and deviation", [123.675, 116.28, 103.53], [58.395, 57.12, 57.375]),
        .. Both("-1 to 1", [127.5, 127.5, 127.5], [127.5, 127.5, 127.5]),
        .. Both("0 to 1", [0, 0, 0], [255, 255, 255]),
        .. Both("0 to 255", [0, 0, 0], [1, 1, 1]),
        .. Both("0 to 255 less the ImageNet mean", [123.68, 116.78, 103.94], [1, 1, 1]),
    ];

    /// <summary>For one channel: as it is, or light and dark exchanged.</summary>
    public static IReadOnlyList<InputRange> Grey { get; } =
    [
        new("0 to 1", ChannelOrder.Grey, [0], [255]),
        new("-1 to 1", ChannelOrder.Grey, [127.5], [127.5]),
        new("0 to 255", ChannelOrder.Grey, [0], [1]),
        new("0 to 1, inverted", ChannelOrder.Grey, [255], [-255]),
        new("-1 to 1, inverted", ChannelOrder.Grey, [127.5], [-127.5]),
        new("0 to 255, inverted", ChannelOrder.Grey, [255], [-1]),
    ];

    private static IEnumerable<InputRange> Both(string name, double[] mean, double[] deviation) =>
    [
        new(name, ChannelOrder.Rgb, mean, deviation),
        new(name + ", blue first", ChannelOrder.Bgr, [.. mean.Reverse()], [.. deviation.Reverse()]),
    ];
}
