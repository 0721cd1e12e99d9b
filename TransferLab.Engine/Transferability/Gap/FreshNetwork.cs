using TransferLab.Engine.Backbones;
using TransferLab.Engine.Training.Networks;

namespace TransferLab.Engine.Transferability.Gap;

/// <summary>An architecture to train from nothing.</summary>
/// <param name="Method">Which one it is.</param>
/// <param name="Create">With fresh weights, drawn by a seed.</param>
/// <param name="Preprocessing">What happens to a picture before the network sees it.</param>
/// <param name="Layout">Of its input.</param>
/// <param name="MultiplyAdds">What one picture costs in one forward pass.</param>
internal sealed record FreshNetwork(
    ScratchMethod Method, Func<int, ClassifierNetwork> Create, Preprocessing Preprocessing, InputLayout Layout, double MultiplyAdds)
{
    /// <summary>Pixels of the small network's input. Twice the side costs four times the work; below 32 fine marks vanish.</summary>
    public const int SmallSide = 48;

    /// <summary>Our own small network for colour pictures.</summary>
    /// <param name="side">Pixels of height and width.</param>
    public static FreshNetwork Small(int classes, int side = SmallSide)
    {
        var any = ResidualNetwork.Small(3, side, classes, seed: 0);
        return new(
            ScratchMethod.SmallNetwork,
            seed => ResidualNetwork.Small(3, side, classes, seed),
            new(side, side, side, ChannelOrder.Rgb, [127.5, 127.5, 127.5], [63.75, 63.75, 63.75]),
            InputLayout.Nchw,
            Training.Networks.MultiplyAdds.PerPicture(any.Graph, any.Input, [3, side, side]));
    }
}
