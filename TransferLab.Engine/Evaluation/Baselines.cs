using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Heads;

namespace TransferLab.Engine.Evaluation;

/// <summary>The trivial classifiers that every result is shown beside, on the same test examples.</summary>
public static class Baselines
{
    /// <summary>Always the most frequent class of the training part; the first one of equals.</summary>
    /// <param name="predictions">Of the classifier at hand.</param>
    /// <param name="splits">By which they were made.</param>
    public static Baseline Majority(Predictions predictions, Labels labels, IReadOnlyList<Split> splits, double confidence)
    {
        var answers = new Dictionary<int, int>();
        foreach (var split in splits)
        {
            var counts = labels.Rows(split.Train).CountPerClass();
            var answer = Array.IndexOf(counts, counts.Max());
            foreach (var row in split.Test)
            {
                answers[row] = answer;
            }
        }

        var probabilities = FeatureMatrix.Allocate(predictions.Count, labels.ClassCount);
        for (var i = 0; i < predictions.Count; i++)
        {
            probabilities.RowBlock(i, 1).Span[answers[predictions.Rows[i]]] = 1;
        }

        return Compare(BaselineKind.MajorityClass, new(predictions.Rows, predictions.Labels, probabilities), predictions, confidence);
    }

    /// <summary>Logistic regression on the pictures themselves: no pretrained network.</summary>
    /// <param name="pixels">From <see cref="PixelFeatures"/>, one row per example of the data set.</param>
    public static Baseline Pixels(
        Predictions predictions,
        FeatureMatrix pixels,
        Labels labels,
        IReadOnlyList<Split> splits,
        EvaluationOptions options,
        int seed,
        IProgress<RunProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var trial = HeadTrials.Run(HeadCatalog.Create(new LogisticRegressionOptions()), pixels, labels, splits, options, seed, progress, cancellationToken);
        return Compare(BaselineKind.Pixels, trial.Predictions, predictions, options.Confidence);
    }

    /// <summary>Sets another classifier beside the one at hand.</summary>
    /// <param name="baseline">On the same rows, in the same order.</param>
    public static Baseline Compare(BaselineKind kind, Predictions baseline, Predictions predictions, double confidence)
    {
        if (!baseline.Rows.SequenceEqual(predictions.Rows))
        {
            throw new ArgumentException("Both must be about the same examples in the same order.", nameof(baseline));
        }

        bool[] Right(Predictions of) => [.. Enumerable.Range(0, of.Count).Select(of.IsCorrect)];
        var classes = ClassScores.Of(baseline, confidence);
        return new(
            kind,
            WilsonInterval.Of(classes.Sum(score => score.Correct), baseline.Count, confidence),
            MeanOfProportions.Of([.. classes.Select(score => score.Recall).OfType<Estimate>()]),
            PairedDifference.Of(Right(predictions), Right(baseline), confidence));
    }
}
