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
        var tested = TestPool.WithTest(splits);
        var parts = new TrialPart[tested.Length];
        for (var i = 0; i < tested.Length; i++)
        {
            progress?.Report(new(RunPhase.Fitting, i, tested.Length, head.Id));
            parts[i] = TrialPart.Run(head, features, labels, tested[i], seed, cancellationToken);
        }

        progress?.Report(new(RunPhase.Evaluating, 0, 1, head.Id));
        var predictions = TestPool.Predictions(tested, labels, [.. parts.Select(part => part.Probabilities)]);
        var calibrated = parts.All(part => part.Calibrated is not null) ? TestPool.Predictions(tested, labels, [.. parts.Select(part => part.Calibrated!)]) : null;
        var temperature = calibrated is null ? (double?)null : Math.Exp(parts.Average(part => Math.Log(part.Temperature!.Value)));
        var evaluation = ClassifierEvaluator.Evaluate(predictions, calibrated, temperature, options, seed, cancellationToken);
        var training = TestPool.Training(parts.Sum(part => part.CorrectInTraining), tested.Sum(split => split.Train.Count), labels.Count, options.Confidence);
        return new(evaluation, predictions, training, [.. parts.Select(part => part.Trained)]);
    }
}
