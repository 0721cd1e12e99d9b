using MathNet.Numerics.Distributions;
using TransferLab.Engine.Evaluation;

namespace TransferLab.Engine.Transferability.Gap;

/// <summary>The transfer gap: accuracy of transfer minus accuracy of training from nothing, with an interval for other pictures and other seeds of what was trained anew in each run.</summary>
/// <remarks>
/// Two things could have come out otherwise: which pictures were tested, and what chance did in training. Runs on the same pictures: two-way
/// analysis of variance, degrees of freedom by Hillis, "A comparison of denominator degrees of freedom methods for multiple observer ROC
/// analysis", Statistics in Medicine, 2007. Runs on pictures of their own (folds): the runs' means, and no less than the pictures alone.
/// So that a few agreeing pictures claim no certainty, two half pictures that differ are added to the variance (after Agresti and Min, 2005).
/// See <c>docs/methods/transfer-gap.md</c>.
/// </remarks>
public static class GapInterval
{
    /// <param name="runs">All on the same pictures in the same order, or no two with a picture in common. One alone: Newcombe's interval, which knows nothing of chance in training.</param>
    /// <param name="confidence">E.g. 0.95.</param>
    /// <returns>Between −1 and 1; above 0 where transfer is better.</returns>
    public static Estimate Of(IReadOnlyList<GapRun> runs, double confidence)
    {
        if (runs is [var only])
        {
            return PairedDifference.Of(only.Transfer, only.Scratch, confidence);
        }

        if (runs.Count == 0)
        {
            throw new ArgumentException("At least one run is needed.", nameof(runs));
        }

        if (runs.All(run => run.Pictures.SequenceEqual(runs[0].Pictures)))
        {
            return Crossed([.. runs.Select(run => run.Differences())], confidence);
        }

        return runs.Sum(run => run.Pictures.Count) == runs.SelectMany(run => run.Pictures).Distinct().Count()
            ? Separate([.. runs.Select(run => run.Differences())], confidence)
            : throw new ArgumentException("The runs must share all their test pictures or none.", nameof(runs));
    }

    /// <param name="differences">Shape (runs, pictures).</param>
    private static Estimate Crossed(double[][] differences, double confidence)
    {
        var (runs, pictures) = (differences.Length, differences[0].Length);
        double[] ofRun = [.. differences.Select(run => run.Average())];
        double[] ofPicture = [.. Enumerable.Range(0, pictures).Select(picture => differences.Average(run => run[picture]))];
        var mean = ofRun.Average();
        var residual = 0.0;
        for (var run = 0; run < runs; run++)
        {
            for (var picture = 0; picture < pictures; picture++)
            {
                residual += Math.Pow(differences[run][picture] - ofRun[run] - ofPicture[picture] + mean, 2);
            }
        }

        var byPicture = runs * WithHalfPictures(Squares(ofPicture, mean), pictures);
        var byRun = pictures * Squares(ofRun, mean) / (runs - 1);
        var left = pictures > 1 ? residual / ((runs - 1.0) * (pictures - 1)) : 0;
        // Never less than the pictures alone tell: a negative share of the runs is chance.
        var total = Math.Max(byRun + Math.Max(byPicture - left, 0), byPicture);
        var freedom = byRun > 0 ? total * total / (byRun * byRun / (runs - 1)) : double.PositiveInfinity;
        return Interval(mean, total / ((double)runs * pictures), freedom, confidence, IntervalMethod.CrossedRuns);
    }

    /// <param name="differences">Of each run, those of its own pictures.</param>
    private static Estimate Separate(double[][] differences, double confidence)
    {
        double[] all = [.. differences.SelectMany(run => run)];
        var mean = all.Average();
        var byRun = differences.Sum(run => run.Length * Math.Pow(run.Average() - mean, 2)) / (differences.Length - 1);
        var byPicture = WithHalfPictures(Squares(all, mean), all.Length);
        var freedom = byRun > byPicture ? differences.Length - 1 : all.Length - 1;
        return Interval(mean, Math.Max(byRun, byPicture) / all.Length, freedom, confidence, IntervalMethod.SeparateRuns);
    }

    private static double Squares(double[] values, double mean) => values.Sum(value => (value - mean) * (value - mean));

    /// <summary>The variance of pictures among which are two halves that differ by 1 and −1.</summary>
    private static double WithHalfPictures(double squares, int pictures) => (squares + 1) / (pictures + 1);

    private static Estimate Interval(double mean, double variance, double freedom, double confidence, IntervalMethod method)
    {
        // Beyond some thousand degrees of freedom Student's distribution is the normal one.
        var reach = Math.Sqrt(variance) * (freedom > 5000
            ? WilsonInterval.NormalQuantile(confidence)
            : StudentT.InvCDF(0, 1, Math.Max(1, freedom), (1 + confidence) / 2));
        return new(mean, Math.Max(-1, mean - reach), Math.Min(1, mean + reach), method);
    }
}
