namespace TransferLab.Engine.Training.Augmentation;

/// <summary>Sizes of a batch of pictures and their labels.</summary>
internal readonly record struct BatchShape(int Count, int Channels, int Height, int Width, int Classes)
{
    /// <summary>Numbers of one picture.</summary>
    public int Length => Channels * Height * Width;
}
