using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Heads;

/// <summary>What all heads do before they learn: check the examples and forget the order they came in.</summary>
internal abstract class Head : IHead
{
    public abstract string Id { get; }

    public TrainedHead Fit(
        FeatureMatrix features,
        Labels labels,
        int seed,
        IProgress<RunProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Learn(TrainingSet.Prepare(features, labels), seed, progress, cancellationToken);
    }

    protected abstract TrainedHead Learn(
        TrainingSet examples, int seed, IProgress<RunProgress>? progress, CancellationToken cancellationToken);
}
