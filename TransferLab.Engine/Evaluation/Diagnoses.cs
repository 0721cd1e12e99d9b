namespace TransferLab.Engine.Evaluation;

/// <summary>Tells over-fitting from under-fitting by the accuracies on training and test examples.</summary>
/// <remarks>The thresholds are explained in <c>docs/methods/diagnosis.md</c>.</remarks>
public static class Diagnoses
{
    /// <summary>An interval that reaches farther than this to a side leaves everything open.</summary>
    private const double WidestHalf = 0.15;

    /// <summary>Frozen features with a well-chosen head often lose some points on new examples; ten stand out.</summary>
    private const double LargeGap = 0.10;

    /// <summary>A head that cannot even repeat what it was shown.</summary>
    private const double LowTraining = 0.90;

    /// <param name="training">Accuracy on the examples learned from.</param>
    /// <param name="test">Accuracy on test examples.</param>
    /// <param name="majority">The majority baseline on the same test examples.</param>
    /// <param name="curve">Accuracy over the number of labels, which tells what more of them would close; null where it was not measured.</param>
    public static Diagnosis Of(Estimate training, Estimate test, Baseline majority, LearningCurve? curve = null)
    {
        var verdict = Verdict(training, test, majority);
        var gap = 100 * (training.Value - test.Value);
        return new(verdict, training, test, gap, Finding(verdict, training, test, gap, majority), [.. verdict is FitVerdict.OverFitting ? MoreLabels(gap, curve) : [], .. Remedies(verdict)]);
    }

    private static FitVerdict Verdict(Estimate training, Estimate test, Baseline majority)
    {
        var gap = training.Value - test.Value;
        if ((test.High - test.Low) / 2 > WidestHalf)
        {
            return FitVerdict.TooFewToTell;
        }

        if ((majority.Advantage.Low ?? majority.Advantage.Value) <= 0)
        {
            return FitVerdict.NothingLearned;
        }

        if (gap > LargeGap && !training.Overlaps(test))
        {
            return FitVerdict.OverFitting;
        }

        return (training.High ?? training.Value) < LowTraining ? FitVerdict.UnderFitting : FitVerdict.Sound;
    }

    private static UserMessage Finding(FitVerdict verdict, Estimate training, Estimate test, double gap, Baseline majority)
    {
        var (onTraining, onTest, low, high) = (100 * training.Value, 100 * test.Value, 100 * (test.Low ?? test.Value), 100 * (test.High ?? test.Value));
        return verdict switch
        {
            FitVerdict.TooFewToTell => UserMessage.Of($"There are too few test examples to tell: the accuracy on new pictures lies anywhere between {low:0} and {high:0} %."),
            FitVerdict.NothingLearned when majority.Advantage.Value > 0 => UserMessage.Of($"{onTest:0.0} % on new pictures is not measurably better than the {100 * majority.Accuracy.Value:0.0} % of always answering the most frequent class; label more test pictures to tell."),
            FitVerdict.NothingLearned => UserMessage.Of($"Nothing useful was learned: {onTest:0.0} % on new pictures is no better than always answering the most frequent class."),
            FitVerdict.UnderFitting => UserMessage.Of($"Under-fitting: even of the pictures it learned from, only {onTraining:0.0} % are recognised ({onTest:0.0} % of new ones). These features do not tell the classes apart."),
            FitVerdict.OverFitting => UserMessage.Of($"Over-fitting: {onTraining:0.0} % of the pictures it learned from are recognised, but only {onTest:0.0} % of new ones, {gap:0.0} points less."),
            _ => UserMessage.Of($"No sign of over- or under-fitting: {onTraining:0.0} % on the pictures it learned from, {onTest:0.0} % on new ones."),
        };
    }

    /// <summary>Where too much was learned by heart: how far labels alone would close the gap, by the last step of the curve on test pictures; a fall on training pictures is no gain.</summary>
    private static IReadOnlyList<UserMessage> MoreLabels(double gap, LearningCurve? curve)
    {
        if (curve is not { Points: [.., var before, var last] } || last.TrainingExamples <= before.TrainingExamples)
        {
            return [UserMessage.Of($"Label more pictures; a learning curve shows how much that would bring.")];
        }

        var doublings = Math.Log2((double)last.TrainingExamples / before.TrainingExamples);
        var points = 100 * (last.Accuracy.Value - before.Accuracy.Value) / doublings;
        return
        [
            points > 0
                ? UserMessage.Of($"Label more pictures: by the last step of the learning curve, twice as many labels ({2 * last.LabelsPerClass} a class) would close about {Math.Min(points, gap):0.0} of these {gap:0.0} points.")
                : UserMessage.Of($"Do not count on more labels: by the last step of the learning curve, they alone would not close these {gap:0.0} points."),
        ];
    }

    private static IReadOnlyList<UserMessage> Remedies(FitVerdict verdict) => verdict switch
    {
        FitVerdict.TooFewToTell =>
        [
            UserMessage.Of($"Label more pictures, or use cross-validation, which tests on every picture once."),
        ],
        FitVerdict.NothingLearned =>
        [
            UserMessage.Of($"Look at the pictures of each class: can a person tell them apart at this size?"),
            UserMessage.Of($"Choose another backbone, one that was trained on pictures more like yours."),
            UserMessage.Of($"Label more pictures of every class."),
        ],
        FitVerdict.UnderFitting =>
        [
            UserMessage.Of($"Choose another backbone, one that was trained on pictures more like yours."),
            UserMessage.Of($"Fine-tune the backbone instead of freezing it."),
            UserMessage.Of($"Check the labels: classes that overlap cannot be told apart."),
        ],
        FitVerdict.OverFitting =>
        [
            UserMessage.Of($"Choose a backbone with fewer features, or one trained on pictures more like yours."),
            UserMessage.Of($"Choose a simpler head, such as the nearest class mean."),
        ],
        _ => [],
    };
}
