using TransferLab.Engine.Backbones;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Components.Backbones;

/// <summary>A usual way to turn pixels into the values that a network takes.</summary>
/// <param name="Id">For the form.</param>
/// <param name="Text">For the user.</param>
/// <param name="Mean">Red, green, blue, on the scale of pixels.</param>
/// <param name="Deviation">Red, green, blue, on the scale of pixels.</param>
public sealed record ValueRange(string Id, TextKey Text, IReadOnlyList<double> Mean, IReadOnlyList<double> Deviation)
{
    public IReadOnlyList<double> MeanFor(ChannelOrder order) => InOrder(Mean, order);

    public IReadOnlyList<double> DeviationFor(ChannelOrder order) => InOrder(Deviation, order);

    private static IReadOnlyList<double> InOrder(IReadOnlyList<double> values, ChannelOrder order) => order switch
    {
        ChannelOrder.Bgr => [.. values.Reverse()],
        ChannelOrder.Grey => [values.Average()],
        _ => values,
    };
}
