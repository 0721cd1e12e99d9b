namespace TransferLab.Engine.Evaluation;

/// <summary>Says in a sentence whether more labels would help.</summary>
internal static class LearningCurveReading
{
    /// <summary>In accuracy per doubling of the labels; less is not worth the labelling.</summary>
    private const double WorthIt = 0.01;

    /// <param name="confidence">Of the intervals of the points.</param>
    public static UserMessage Of(IReadOnlyList<LearningCurvePoint> points, double confidence)
    {
        if (points.Count < 2)
        {
            return UserMessage.Of($"There are too few labels to see whether more of them would help.");
        }

        var (before, last) = (points[^2], points[^1]);
        if (1 - last.Accuracy.Value < WorthIt)
        {
            return UserMessage.Of($"Hardly anything is left to gain: {100 * last.Accuracy.Value:0.0} % are right with the labels that there are.");
        }

        var doublings = Math.Log2((double)last.TrainingExamples / before.TrainingExamples);
        var differences = Differences(before, last);
        var gain = differences.Average() / doublings;
        var error = (differences.Length > 1 ? StandardError(differences) : OfTestPictures(before.Accuracy, last.Accuracy, confidence)) / doublings;
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

    /// <summary>One draw tells nothing of chance in drawing. Which pictures were tested is known from the intervals, as if both points had been tested on different ones: at most too careful.</summary>
    private static double OfTestPictures(Estimate before, Estimate last, double confidence)
    {
        double Deviation(Estimate accuracy) => ((accuracy.High ?? accuracy.Value) - (accuracy.Low ?? accuracy.Value)) / 2 / WilsonInterval.NormalQuantile(confidence);
        return Math.Sqrt(Math.Pow(Deviation(before), 2) + Math.Pow(Deviation(last), 2));
    }

    private static double StandardError(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => Math.Pow(value - mean, 2)) / (values.Length - 1) / values.Length);
    }
}
