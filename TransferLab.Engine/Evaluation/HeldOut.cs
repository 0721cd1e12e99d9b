using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Heads;

namespace TransferLab.Engine.Evaluation;

/// <summary>What a head says of its training examples while they are kept out.</summary>
internal static class HeldOut
{
    private const int Folds = 3;

    /// <summary>From the fit itself where it found that out on its way, otherwise from folds; null where no class has two examples.</summary>
    public static HeldOutProbabilities? Of(
        IHead head, TrainedHead trained, FeatureMatrix features, Labels labels, int seed, CancellationToken cancellationToken)
    {
        if (trained.HeldOut is { } known)
        {
            return known;
        }

        var folds = Splits.Folds(labels, Folds, seed)
            .Where(fold => fold.Test.Count > 0 && labels.Rows(fold.Train).CountPerClass().Count(count => count > 0) > 1)
            .ToArray();
        var rows = new List<(int Row, float[] Probabilities)>();
        foreach (var fold in folds)
        {
            var probabilities = head.Fit(features.SelectRows(fold.Train), labels.Rows(fold.Train), seed, progress: null, cancellationToken)
                .PredictProbabilities(features.SelectRows(fold.Test));
            rows.AddRange(fold.Test.Select((row, i) => (row, probabilities.Row(i).ToArray())));
        }

        rows.Sort((left, right) => left.Row.CompareTo(right.Row));
        return rows.Count == 0
            ? null
            : new([.. rows.Select(row => row.Row)], new([.. rows.SelectMany(row => row.Probabilities)], rows.Count, labels.ClassCount));
    }
}
