using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Heads;

/// <summary>A classifier that learns on frozen features.</summary>
public interface IHead
{
    /// <summary>Stable name in experiment documents, e.g. <c>logistic-regression</c>.</summary>
    string Id { get; }

    /// <param name="features">Shape (n, width); n ≥ 1.</param>
    /// <param name="labels">Shape (n); a class may have no example.</param>
    /// <param name="seed">Decides every random choice: same input and seed, same result to the bit.</param>
    TrainedHead Fit(
        FeatureMatrix features,
        Labels labels,
        int seed,
        IProgress<RunProgress>? progress = null,
        CancellationToken cancellationToken = default);
}
