using System.Numerics.Tensors;
using MathNet.Numerics.Distributions;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Heads;

namespace TransferLab.Engine.Evaluation;

/// <summary>Measures the accuracy over the number of labels.</summary>
/// <remarks>See <c>docs/methods/learning-curve.md</c>. Cost: one fit per point and draw, most of them small.</remarks>
public static class LearningCurves
{
    /// <summary>Numbers of labels per class: 1, 2, 5, 10, 20 … as far as the largest class reaches, and then all.</summary>
    public static IReadOnlyList<int> Points(Labels training)
    {
        var most = training.CountPerClass().Max();
        var series = Enumerable.Range(0, 7).SelectMany(decade => new[] { 1, 2, 5 }.Select(digit => digit * (int)Math.Pow(10, decade)));
        return [.. series.TakeWhile(labels => labels < most), most];
    }

    /// <param name="head">Fitted anew for each point and draw.</param>
    /// <param name="features">One row per example of the data set.</param>
    /// <param name="labels">As many.</param>
    /// <param name="splits">Draw d learns from and is tested on split d, from the start again where there are fewer splits than draws.</param>
    /// <param name="labelsPerClass">More than the largest class has count as all of it. Empty: <see cref="Points"/> of the first training part.</param>
    /// <param name="draws">Training sets drawn per point, at least 1.</param>
    /// <param name="confidence">Of the intervals.</param>
    /// <param name="seed">Decides the draws.</param>
    public static LearningCurve Measure(
        IHead head,
        FeatureMatrix features,
        Labels labels,
        IReadOnlyList<Split> splits,
        IReadOnlyList<int> labelsPerClass,
        int draws,
        double confidence,
        int seed,
        IProgress<RunProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(draws);
        Split[] tested = [.. splits.Where(split => split.Test.Count > 0)];
        int[] numbers = [.. (labelsPerClass.Count > 0 ? Within(labelsPerClass, labels, tested) : Points(labels.Rows(tested[0].Train))).Distinct().Order()];
        var points = new List<LearningCurvePoint>();
        foreach (var number in numbers)
        {
            var results = new List<Draw>();
            for (var draw = 0; draw < draws; draw++)
            {
                var done = (points.Count * draws) + draw;
                progress?.Report(new(RunPhase.Evaluating, done, numbers.Length * draws, head.Id));
                results.Add(Run(head, features, labels, tested[draw % tested.Length], number, seed + draw, cancellationToken));
            }

            points.Add(Point(number, results, TestedExamples(tested, draws), confidence));
            if (points.Count > 1 && points[^1].TrainingExamples == points[^2].TrainingExamples)
            {
                points.RemoveAt(points.Count - 1);
                break;
            }
        }

        return new(points, LearningCurveReading.Of(points, confidence));
    }

    /// <summary>No more than the largest class has: a point is called what was learned from.</summary>
    private static IEnumerable<int> Within(IReadOnlyList<int> labelsPerClass, Labels labels, Split[] tested)
    {
        var most = tested.Max(split => labels.Rows(split.Train).CountPerClass().Max());
        return labelsPerClass.Select(number => Math.Min(number, most));
    }

    private static Draw Run(
        IHead head, FeatureMatrix features, Labels labels, Split split, int perClass, int seed, CancellationToken cancellationToken)
    {
        var rows = Splits.TakePerClass(labels, split.Train, perClass, seed);
        var (trainFeatures, trainLabels) = (features.SelectRows(rows), labels.Rows(rows));
        var trained = head.Fit(trainFeatures, trainLabels, seed, progress: null, cancellationToken);
        return new(
            rows.Count,
            Accuracy(trained.PredictProbabilities(features.SelectRows(split.Test)), labels.Rows(split.Test)),
            Accuracy(trained.PredictProbabilities(trainFeatures), trainLabels));
    }

    private static int TestedExamples(Split[] tested, int draws) => tested.Take(draws).Sum(split => split.Test.Count);

    private static LearningCurvePoint Point(int labelsPerClass, List<Draw> draws, int testExamples, double confidence)
    {
        double[] accuracies = [.. draws.Select(draw => draw.Test)];
        return new(
            labelsPerClass,
            draws[0].Examples,
            Interval(accuracies, testExamples, confidence),
            draws.Average(draw => draw.Training),
            accuracies);
    }

    /// <summary>Two things could have come out otherwise: which pictures were tested and which were learned from.</summary>
    private static Estimate Interval(double[] accuracies, int testExamples, double confidence)
    {
        var mean = accuracies.Average();
        var wilson = WilsonInterval.Of(Math.Min(testExamples, mean * testExamples), testExamples, confidence);
        if (accuracies.Length < 2)
        {
            return wilson;
        }

        var deviation = Math.Sqrt(accuracies.Sum(accuracy => Math.Pow(accuracy - mean, 2)) / (accuracies.Length - 1));
        var student = StudentT.InvCDF(0, 1, accuracies.Length - 1, (1 + confidence) / 2) * deviation / Math.Sqrt(accuracies.Length);
        return new(
            mean,
            Math.Max(0, mean - Math.Sqrt(Math.Pow(mean - wilson.Low!.Value, 2) + (student * student))),
            Math.Min(1, mean + Math.Sqrt(Math.Pow(wilson.High!.Value - mean, 2) + (student * student))),
            IntervalMethod.WilsonAndStudent);
    }

    private static double Accuracy(FeatureMatrix probabilities, Labels labels) =>
        (double)Enumerable.Range(0, labels.Count).Count(i => TensorPrimitives.IndexOfMax(probabilities.Row(i)) == labels[i]) / labels.Count;

    private sealed record Draw(int Examples, double Test, double Training);
}
