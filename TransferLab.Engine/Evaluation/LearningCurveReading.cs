namespace TransferLab.Engine.Evaluation;

/// <summary>Says in a sentence whether more labels would help.</summary>
internal static class LearningCurveReading
{
    /// <summary>In accuracy per doubling of the labels; less is not worth the labelling.</summary>
    private const double WorthIt = 0.01;

    public static UserMessage Of(IReadOnlyList<LearningCurvePoint> points)
    {
        if (points.Count < 2)
        {
            return UserMessage.Of($"There are too few labels to see whether more of them would help.");
        }

        var (before, last) = (points[^2], points[^1]);
        var doublings = Math.Log2((double)last.TrainingExamples / before.TrainingExamples);
        var differences = Differences(before, last);
        var gain = differences.Average() / doublings;
        var error = StandardError(differences) / doublings;
        return (gain - error, gain + error) switch
        {
            ( > WorthIt, _) => UserMessage.Of($"The curve still rises: twice as many labels would bring about {100 * gain:0.0} points more."),
            (_, < WorthIt) => UserMessage.Of($"The curve has flattened: more labels of the same kind would bring little. Try another backbone or technique instead."),
            _ => UserMessage.Of($"The last points of the curve are too uncertain to say whether more labels would help; twice as many may bring about {100 * gain:0.0} points."),
        };
    }

    /// <summary>Draw by draw, because a draw keeps its test examples and its smaller training set is part of the larger.</summary>
    private static double[] Differences(LearningCurvePoint before, LearningCurvePoint last) =>
        [.. last.Draws.Zip(before.Draws, (after, earlier) => after - earlier)];

    private static double StandardError(double[] values)
    {
        if (values.Length < 2)
        {
            return 0;
        }

        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => Math.Pow(value - mean, 2)) / (values.Length - 1) / values.Length);
    }
}
