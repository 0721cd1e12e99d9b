namespace TransferLab.Engine.Evaluation;

/// <summary>Judges predictions: every measure of a result page, with its interval.</summary>
/// <remarks>See <c>docs/methods/intervals.md</c>. Cost O(bootstrap samples·n).</remarks>
public static class ClassifierEvaluator
{
    /// <summary>Below this many test examples the intervals are so wide that it must be said.</summary>
    private const int FewExamples = 30;

    /// <param name="predictions">On examples that the classifier was not trained on; at least one.</param>
    /// <param name="calibrated">The same after temperature scaling; null where no temperature could be fitted.</param>
    /// <param name="temperature">The temperature that was used, for the record.</param>
    /// <param name="seed">Decides the sets that the bootstrap draws.</param>
    public static ClassifierEvaluation Evaluate(
        Predictions predictions,
        Predictions? calibrated,
        double? temperature,
        EvaluationOptions options,
        int seed,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(predictions.Count);
        var level = options.Confidence;
        var bootstrap = new BootstrapInterval(predictions.Labels, options.BootstrapSamples, level, seed);
        var classes = ClassScores.Of(predictions, level);
        var balanced = MeanOfProportions.Of([.. classes.Select(score => score.Recall).OfType<Estimate>()]);
        return new()
        {
            Examples = predictions.Count,
            Confidence = level,
            Accuracy = WilsonInterval.Of(classes.Sum(score => score.Correct), predictions.Count, level),
            BalancedAccuracy = balanced,
            MacroF1 = MacroF1(predictions, bootstrap, balanced, cancellationToken),
            Classes = classes,
            Confusion = Confusions.Of(predictions),
            Calibration = new CalibrationMeasure(predictions, options.ReliabilityBins).Calibration(bootstrap, level, cancellationToken),
            Calibrated = calibrated is null
                ? null
                : new CalibrationMeasure(calibrated, options.ReliabilityBins).Calibration(bootstrap, level, cancellationToken),
            Temperature = calibrated is null ? null : temperature,
            ConfidentMistakes = Confusions.Mistakes(predictions, options.Mistakes),
            Folds = Spread(predictions),
            Remarks = Remarks(predictions, classes),
        };
    }

    private static Estimate MacroF1(
        Predictions predictions, BootstrapInterval bootstrap, Estimate balanced, CancellationToken cancellationToken)
    {
        var f1 = bootstrap.Of(0, 1, cancellationToken, new ClassScores(predictions).MacroF1)[0];
        // Where nothing is wrong, drawn sets have nothing wrong either; F1 then falls as recall does.
        return f1.Low == f1.High ? new(f1.Value, balanced.Low, balanced.High, IntervalMethod.CombinedWilson) : f1;
    }

    private static FoldSpread? Spread(Predictions predictions)
    {
        if (predictions.Folds is not { } folds)
        {
            return null;
        }

        double[] accuracies = [.. Enumerable.Range(0, predictions.Count)
            .GroupBy(i => folds[i])
            .OrderBy(fold => fold.Key)
            .Select(fold => fold.Average(i => predictions.IsCorrect(i) ? 1.0 : 0))];
        var mean = accuracies.Average();
        return new(accuracies, mean, Math.Sqrt(accuracies.Average(accuracy => Math.Pow(accuracy - mean, 2))));
    }

    private static List<UserMessage> Remarks(Predictions predictions, IReadOnlyList<ClassMetrics> classes)
    {
        var remarks = new List<UserMessage>();
        if (predictions.Count < FewExamples)
        {
            remarks.Add(UserMessage.Of($"There are only {predictions.Count} test examples, so every number here is uncertain. Read the intervals."));
        }

        if (classes.Count(score => score.Examples == 0) is > 0 and var untested)
        {
            remarks.Add(UserMessage.Of($"{untested} classes have no test example; nothing is known about them."));
        }

        if (predictions.Folds is not null)
        {
            remarks.Add(UserMessage.Of($"Each example was tested once, by a classifier that had not seen it. The intervals treat the folds as one test set; that their classifiers share training examples is not counted, so look at the spread between the folds as well."));
        }

        return remarks;
    }
}
