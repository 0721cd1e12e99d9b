using TransferLab.Engine.Evaluation;

namespace TransferLab.Engine.Transferability.Gap;

/// <summary>Finds the number of labels from which on training from nothing is as good, and how sure that is.</summary>
/// <remarks>
/// The interval: the pictures are drawn anew 1,000 times, the same ones for every number of labels; what the pictures do not explain of the
/// interval at a number of labels (chance in training) is added as normal noise. See <c>docs/methods/transfer-gap.md</c>.
/// </remarks>
internal static class GapCurves
{
    private const int Draws = 1000;

    /// <param name="points">By number of labels, ascending, on the same test pictures.</param>
    public static GapCurve Of(IReadOnlyList<MeasuredGapPoint> points, double confidence, int seed)
    {
        GapPoint[] summary = [.. points.Select(point => point.Summarise(confidence))];
        double[] labels = [.. points.Select(point => (double)point.LabelsPerClass)];
        var crossing = Crossing(labels, [.. summary.Select(point => point.Gap.Value)]);
        if (crossing is null or double.PositiveInfinity || crossing <= labels[0])
        {
            return new(summary, null, GapCurveReading.Of(summary, null));
        }

        var drawn = Drawn(points, summary, labels, confidence, seed);
        var (low, high) = (drawn[(int)(Draws * (1 - confidence) / 2)], drawn[(int)Math.Min(Draws - 1, Draws * (1 + confidence) / 2)]);
        var found = new GapCrossing(crossing.Value, low <= labels[0] ? null : low, double.IsPositiveInfinity(high) ? null : high);
        return new(summary, found, GapCurveReading.Of(summary, found));
    }

    /// <summary>The fewest labels from which on no gap is above zero: between the last number where one is, and the next.</summary>
    /// <returns>At most the first number where transfer is never ahead; infinity where it is ahead at the last; null for fewer than two points.</returns>
    internal static double? Crossing(double[] labels, double[] gaps)
    {
        if (labels.Length < 2)
        {
            return null;
        }

        var last = Array.FindLastIndex(gaps, gap => gap > 0);
        if (last < 0)
        {
            return labels[0];
        }

        if (last == gaps.Length - 1)
        {
            return double.PositiveInfinity;
        }

        var part = gaps[last] / (gaps[last] - gaps[last + 1]);
        return Math.Exp(Math.Log(labels[last]) + (part * Math.Log(labels[last + 1] / labels[last])));
    }

    private static double[] Drawn(IReadOnlyList<MeasuredGapPoint> points, GapPoint[] summary, double[] labels, double confidence, int seed)
    {
        double[][] differences = [.. points.Select(point => point.DifferencesByPicture())];
        var pictures = differences[0].Length;
        double[] noise = [.. differences.Select((of, point) => Unexplained(of, summary[point].Gap, confidence))];
        var random = new Random(seed);
        var crossings = new double[Draws];
        var gaps = new double[points.Count];
        for (var draw = 0; draw < Draws; draw++)
        {
            Array.Clear(gaps);
            for (var i = 0; i < pictures; i++)
            {
                var picture = random.Next(pictures);
                for (var point = 0; point < gaps.Length; point++)
                {
                    gaps[point] += differences[point][picture] / pictures;
                }
            }

            for (var point = 0; point < gaps.Length; point++)
            {
                gaps[point] += noise[point] * Normal(random);
            }

            crossings[draw] = Crossing(labels, gaps)!.Value;
        }

        Array.Sort(crossings);
        return crossings;
    }

    /// <summary>Standard deviation of a gap that does not come from which pictures were tested.</summary>
    private static double Unexplained(double[] differences, Estimate gap, double confidence)
    {
        var deviation = ((gap.High ?? gap.Value) - (gap.Low ?? gap.Value)) / 2 / WilsonInterval.NormalQuantile(confidence);
        var mean = differences.Average();
        var byPicture = differences.Sum(value => Math.Pow(value - mean, 2)) / differences.Length / differences.Length;
        return Math.Sqrt(Math.Max(0, (deviation * deviation) - byPicture));
    }

    /// <summary>Box and Muller's method.</summary>
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
