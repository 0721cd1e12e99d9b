using TransferLab.Engine.Backbones;

namespace TransferLab.Engine.Training.Batches;

/// <summary>Where the numbers of examples come from: pictures, changed at random or not, or activations that were computed before. Thread-safe.</summary>
internal interface IExampleSource
{
    /// <summary>Shape of one example, without the batch.</summary>
    IReadOnlyList<int> Shape { get; }

    /// <summary>Where the channels of a map are.</summary>
    InputLayout Layout => InputLayout.Nchw;

    /// <summary>Writes one example as training sees it in an epoch.</summary>
    /// <param name="example">Index into the source.</param>
    /// <param name="epoch">From 0; with the example it decides every random change.</param>
    void WriteChanged(int example, int epoch, Span<float> target);

    /// <summary>Writes one example as prediction sees it.</summary>
    void WritePlain(int example, Span<float> target);
}
