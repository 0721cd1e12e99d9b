namespace TransferLab.Engine.Training.Batches;

/// <summary>What a network should answer for each example. Thread-safe.</summary>
internal interface ITargets
{
    /// <summary>Numbers of one answer.</summary>
    int Width { get; }

    /// <summary>Writes what is right for one example.</summary>
    /// <param name="example">Index into the examples.</param>
    void Write(int example, Span<float> target);
}
