using TransferLab.Engine.Training.Batches;

namespace TransferLab.Engine.Training.Augmentation;

/// <summary>Sizes of a batch of examples and their labels.</summary>
internal readonly record struct BatchShape(int Count, int Channels, int Height, int Width, int Classes)
{
    private const int MostColours = 3;

    /// <summary>Numbers of one example.</summary>
    public int Length => Channels * Height * Width;

    /// <param name="example">Shape of one example: a map, channels first or last, or a vector, which is one long row.</param>
    public static BatchShape Of(Batch batch, IReadOnlyList<int> example) => example switch
    {
        [var height, var width, var colours and <= MostColours] => new(batch.Size, 1, height, width * colours, batch.Classes),
        [var channels, var height, var width] => new(batch.Size, channels, height, width, batch.Classes),
        _ => new(batch.Size, 1, 1, batch.ExampleLength, batch.Classes),
    };
}
