namespace TransferLab.Engine.Backbones.Ranges;

/// <summary>One of the usual ways to scale pixels.</summary>
/// <param name="Name">In words, for the user.</param>
/// <param name="Channels">Colours and their order.</param>
/// <param name="Mean">In the network's channel order, on the scale of pixels.</param>
/// <param name="Deviation">In the network's channel order, on the scale of pixels.</param>
internal sealed record InputRange(UserMessage Name, ChannelOrder Channels, IReadOnlyList<double> Mean, IReadOnlyList<double> Deviation)
{
    /// <summary>For colour: each range with red first and with blue first. Commoner ones come first: they win a draw.</summary>
    public static IReadOnlyList<InputRange> Colour { get; } =
    [
        Rgb(UserMessage.Of($"mean 0, deviation 1 over ImageNet"), [123.675, 116.28, 103.53], [58.395, 57.12, 57.375]),
        Bgr(UserMessage.Of($"mean 0, deviation 1 over ImageNet, blue first"), [103.53, 116.28, 123.675], [57.375, 57.12, 58.395]),
        Rgb(UserMessage.Of($"-1 to 1"), [127.5, 127.5, 127.5], [127.5, 127.5, 127.5]),
        Bgr(UserMessage.Of($"-1 to 1, blue first"), [127.5, 127.5, 127.5], [127.5, 127.5, 127.5]),
        Rgb(UserMessage.Of($"0 to 1"), [0, 0, 0], [255, 255, 255]),
        Bgr(UserMessage.Of($"0 to 1, blue first"), [0, 0, 0], [255, 255, 255]),
        Rgb(UserMessage.Of($"0 to 255"), [0, 0, 0], [1, 1, 1]),
        Bgr(UserMessage.Of($"0 to 255, blue first"), [0, 0, 0], [1, 1, 1]),
        Rgb(UserMessage.Of($"0 to 255 less the mean of ImageNet"), [123.68, 116.78, 103.94], [1, 1, 1]),
        Bgr(UserMessage.Of($"0 to 255 less the mean of ImageNet, blue first"), [103.94, 116.78, 123.68], [1, 1, 1]),
    ];

    /// <summary>For one channel: as it is, or light and dark exchanged.</summary>
    public static IReadOnlyList<InputRange> Grey { get; } =
    [
        new(UserMessage.Of($"0 to 1"), ChannelOrder.Grey, [0], [255]),
        new(UserMessage.Of($"-1 to 1"), ChannelOrder.Grey, [127.5], [127.5]),
        new(UserMessage.Of($"0 to 255"), ChannelOrder.Grey, [0], [1]),
        new(UserMessage.Of($"0 to 1, light and dark exchanged"), ChannelOrder.Grey, [255], [-255]),
        new(UserMessage.Of($"-1 to 1, light and dark exchanged"), ChannelOrder.Grey, [127.5], [-127.5]),
        new(UserMessage.Of($"0 to 255, light and dark exchanged"), ChannelOrder.Grey, [255], [-1]),
    ];

    private static InputRange Rgb(UserMessage name, double[] mean, double[] deviation) => new(name, ChannelOrder.Rgb, mean, deviation);

    private static InputRange Bgr(UserMessage name, double[] mean, double[] deviation) => new(name, ChannelOrder.Bgr, mean, deviation);
}
