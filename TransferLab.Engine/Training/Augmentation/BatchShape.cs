using TransferLab.Engine.Backbones;
using TransferLab.Engine.Training.Batches;

namespace TransferLab.Engine.Training.Augmentation;

/// <summary>Sizes of a batch of examples and their labels.</summary>
/// <param name="Channels">Planes; 1 where the channels of a pixel lie side by side.</param>
/// <param name="PixelLength">Numbers of a pixel that lie side by side.</param>
internal readonly record struct BatchShape(int Count, int Channels, int Height, int Width, int Classes, int PixelLength = 1)
{
    /// <summary>Numbers of one example.</summary>
    public int Length => Channels * Height * Width * PixelLength;

    /// <param name="example">Shape of one example: a map, or a vector, which is one long row.</param>
    public static BatchShape Of(Batch batch, IReadOnlyList<int> example, InputLayout layout) => (example, layout) switch
    {
        ([var height, var width, var channels], InputLayout.Nhwc) => new(batch.Size, 1, height, width, batch.Classes, channels),
        ([var channels, var height, var width], _) => new(batch.Size, channels, height, width, batch.Classes),
        _ => new(batch.Size, 1, 1, batch.ExampleLength, batch.Classes),
    };
}
