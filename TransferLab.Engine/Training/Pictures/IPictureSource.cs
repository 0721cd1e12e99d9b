using TransferLab.Engine.Datasets;

namespace TransferLab.Engine.Training.Pictures;

/// <summary>Labelled picture files to learn from, wherever they lie. Thread-safe.</summary>
public interface IPictureSource
{
    /// <summary>One per picture.</summary>
    Labels Labels { get; }

    /// <summary>How messages name a picture: its path in the data set.</summary>
    string NameOf(int index);

    /// <summary>The bytes of a picture file.</summary>
    /// <param name="index">In [0, Labels.Count).</param>
    ValueTask<ReadOnlyMemory<byte>> ReadAsync(int index, CancellationToken cancellationToken);
}
