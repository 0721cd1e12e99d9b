using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Heads;

namespace TransferLab.Engine.Evaluation;

/// <summary>Fits a head on training parts and judges it on the test parts that belong to them.</summary>
public static class HeadTrials
{
    /// <param name="head">Fitted anew for each split; all it chooses, it chooses on the training part.</param>
    /// <param name="features">One row per example of the data set.</param>
    /// <param name="labels">As many.</param>
    /// <param name="splits">One, or the folds of a cross-validation; no example may be tested twice.</param>
    /// <param name="seed">Decides all random choices.</param>
    /// <exception cref="TransferLabException">A training part holds one class only, or a feature is not a finite number.</exception>
    public static HeadTrial Run(
        IHead head,
        FeatureMatrix features,
        Labels labels,
        IReadOnlyList<Split> splits,
        EvaluationOptions options,
        int seed,
        IProgress<RunProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Split[] tested = [.. splits.Where(split => split.Test.Count > 0)];
        RequireTestExamples(tested);
        var parts = new TrialPart[tested.Length];
        for (var i = 0; i < tested.Length; i++)
        {
            progress?.Report(new(RunPhase.Fitting, i, tested.Length, head.Id));
            parts[i] = TrialPart.Run(head, features, labels, tested[i], seed, cancellationToken);
        }

        progress?.Report(new(RunPhase.Evaluating, 0, 1, head.Id));
        var predictions = Pool(parts, labels, part => part.Probabilities);
        var calibrated = parts.All(part => part.Calibrated is not null) ? Pool(parts, labels, part => part.Calibrated!) : null;
        var temperature = calibrated is null ? (double?)null : Math.Exp(parts.Average(part => Math.Log(part.Temperature!.Value)));
        var evaluation = ClassifierEvaluator.Evaluate(predictions, calibrated, temperature, options, seed, cancellationToken);
        return new(evaluation, predictions, Training(parts, labels, options.Confidence), [.. parts.Select(part => part.Trained)]);
    }

    private static void RequireTestExamples(Split[] tested)
    {
        if (tested.Length == 0)
        {
            throw new TransferLabException(
                $"There is no example to test on.",
                $"Add examples, or keep a larger part of them for the test.");
        }
    }

    private static Predictions Pool(TrialPart[] parts, Labels labels, Func<TrialPart, FeatureMatrix> probabilities)
    {
        int[] rows = [.. parts.SelectMany(part => part.Split.Test)];
        var values = parts.SelectMany(part => probabilities(part).Values.ToArray()).ToArray();
        int[]? folds = parts.Length == 1 ? null : [.. parts.SelectMany((part, fold) => part.Split.Test.Select(_ => fold))];
        return new(rows, labels.Rows(rows), new(values, rows.Length, labels.ClassCount), folds);
    }

    /// <summary>The same example counts once per fold that learned from it; the interval counts it once.</summary>
    private static Estimate Training(TrialPart[] parts, Labels labels, double confidence)
    {
        var learned = parts.Sum(part => part.Split.Train.Count);
        var accuracy = (double)parts.Sum(part => part.CorrectInTraining) / learned;
        var distinct = Math.Min(labels.Count, learned);
        return WilsonInterval.Of(Math.Min(distinct, accuracy * distinct), distinct, confidence);
    }
}
