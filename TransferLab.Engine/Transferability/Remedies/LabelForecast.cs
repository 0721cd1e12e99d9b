using TransferLab.Engine.Experiments;
using TransferLab.Engine.Transferability.Gap;

namespace TransferLab.Engine.Transferability.Remedies;

/// <summary>How many labels would bring how much, from the last step of a measured curve.</summary>
/// <param name="LabelsPerClass">With which the curve ends.</param>
/// <param name="PointsPerDoubling">Gain of the last step for twice as many labels, in points.</param>
internal sealed record LabelForecast(int LabelsPerClass, double PointsPerDoubling)
{
    /// <summary>Curves bend: nothing is said beyond eight times as many labels.</summary>
    private const double MostDoublings = 3;

    /// <summary>Less, in points, is chance or nothing.</summary>
    private const double Noticeable = 0.05;

    /// <summary>From the learning curve, or else from transfer's side of the gap's curve; null where neither has two points.</summary>
    public static LabelForecast? Of(ExperimentResult result) =>
        result.LearningCurve is { Points: [.., var before, var last] } ? Of(before.TrainingExamples, before.Accuracy.Value, last.TrainingExamples, last.Accuracy.Value, last.LabelsPerClass)
        : result.TransferGap?.Curve is { Points: [.., var first, var then] } ? Of(first.TrainingExamples, first.Transfer.Value, then.TrainingExamples, then.Transfer.Value, then.LabelsPerClass)
        : null;

    /// <summary>The labels per class that would gain so many points; null where that is beyond eight times as many.</summary>
    public double? LabelsFor(double points)
    {
        var doublings = points / PointsPerDoubling;
        return PointsPerDoubling > 0 && doublings <= MostDoublings ? LabelsPerClass * Math.Pow(2, doublings) : null;
    }

    public UserMessage Sentence(TransferGap gap)
    {
        if (PointsPerDoubling < Noticeable)
        {
            return UserMessage.Of($"The curve does not rise at its end ({LabelsPerClass} labels a class): more labels alone would hardly help.");
        }

        var missing = -100 * gap.Gap.Value;
        return (gap.Verdict, LabelsFor(missing)) switch
        {
            (GapVerdict.Costs, { } needed) => UserMessage.Of(
                $"Twice as many labels would bring about {PointsPerDoubling:0.0} points. With about {GapCurveReading.Rounded(needed)} labels a class transfer would be where training from scratch is now, which would gain from them as well."),
            (GapVerdict.Costs, null) => UserMessage.Of(
                $"Twice as many labels would bring about {PointsPerDoubling:0.0} points; even eight times as many would not bring transfer to where training from scratch is now."),
            _ => UserMessage.Of($"The curve says that twice as many labels ({2 * LabelsPerClass} a class) would bring about {PointsPerDoubling:0.0} points."),
        };
    }

    /// <summary>Doublings are counted in labels altogether: a class that is out of them gains none.</summary>
    private static LabelForecast? Of(int before, double accuracyBefore, int last, double accuracy, int perClass) => last > before
        ? new(perClass, 100 * (accuracy - accuracyBefore) / Math.Log2((double)last / before))
        : null;
}
