using System.Numerics.Tensors;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Transferability.Gap;

/// <summary>Finds the strongest way from scratch within a training part: each learns from three quarters of it and is asked about the last.</summary>
internal static class ScratchContest
{
    private const double HeldBack = 0.25;

    /// <param name="learn">Probabilities of a way for the rows asked about, having learned from others; null where it could not be trained.</param>
    /// <returns>The rows of the data set that were learned from and held back, and what each way did with them; null where no class can spare a picture, or no way could be trained.</returns>
    public static ScratchChoice? Run(
        IReadOnlyList<IScratchArm> arms, Labels labels, IReadOnlyList<int> training, int seed, Func<IScratchArm, Split, FeatureMatrix?> learn)
    {
        var inner = Splits.Stratified(labels.Rows(training), HeldBack, seed);
        if (inner.Test.Count == 0)
        {
            return null;
        }

        var split = new Split([.. inner.Train.Select(row => training[row])], [.. inner.Test.Select(row => training[row])]);
        var results = new List<(IScratchArm Arm, FeatureMatrix Answers, double Accuracy)>();
        foreach (var arm in arms)
        {
            if (learn(arm, split) is { } answers)
            {
                results.Add((arm, answers, Accuracy(answers, labels, split.Test)));
            }
        }

        if (results.Count == 0)
        {
            return null;
        }

        // The first of equals: the simpler one comes first.
        var best = results.MaxBy(trial => trial.Accuracy);
        return new(best.Arm, split, best.Answers, results.ToDictionary(trial => trial.Arm.Method, trial => trial.Accuracy));
    }

    public static double Accuracy(FeatureMatrix probabilities, Labels labels, IReadOnlyList<int> rows) =>
        rows.Index().Count(row => TensorPrimitives.IndexOfMax(probabilities.Row(row.Index)) == labels[row.Item]) / (double)rows.Count;
}
