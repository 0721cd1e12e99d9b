using TransferLab.Engine.Features;

namespace TransferLab.Engine.Transferability.Gap;

/// <summary>A way to learn a task from nothing.</summary>
internal interface IScratchArm
{
    ScratchMethod Method { get; }

    /// <summary>The least that a training on so many pictures costs, in multiply-adds; 0 where it is not counted so.</summary>
    double Least(int training);

    /// <summary>What a training on so many pictures spends of a budget.</summary>
    double Spent(int training, double budget);

    /// <summary>Learns from some rows of the data set and answers for others.</summary>
    /// <param name="budget">In multiply-adds.</param>
    /// <param name="key">Names the training; checkpoints are kept under it.</param>
    /// <returns>Probabilities, shape (asked, classes).</returns>
    FeatureMatrix Learn(
        IReadOnlyList<int> training,
        IReadOnlyList<int> asked,
        double budget,
        int seed,
        string key,
        IProgress<RunProgress>? progress,
        CancellationToken cancellationToken);
}
