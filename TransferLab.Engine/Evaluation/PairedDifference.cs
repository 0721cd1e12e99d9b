namespace TransferLab.Engine.Evaluation;

/// <summary>The difference of two accuracies on the same examples.</summary>
/// <remarks>
/// Method 10 of Newcombe, "Improved confidence intervals for the difference between binomial proportions based on paired data", 1998:
/// Wilson's bounds of both, combined with their correlation.
/// </remarks>
public static class PairedDifference
{
    /// <param name="first">Whether each example was right, shape (n); n ≥ 1.</param>
    /// <param name="second">The same examples under the other classifier.</param>
    /// <returns>Accuracy of the first minus that of the second.</returns>
    public static Estimate Of(IReadOnlyList<bool> first, IReadOnlyList<bool> second, double confidence)
    {
        if (first.Count != second.Count)
        {
            throw new ArgumentException("Both must be about the same examples.", nameof(second));
        }

        var n = first.Count;
        var both = first.Where((right, i) => right && second[i]).Count();
        var (onlyFirst, onlySecond) = (first.Count(right => right) - both, second.Count(right => right) - both);
        var a = WilsonInterval.Of(both + onlyFirst, n, confidence);
        var b = WilsonInterval.Of(both + onlySecond, n, confidence);
        var correlation = Correlation(both, onlyFirst, onlySecond, n - both - onlyFirst - onlySecond);
        var difference = (double)(onlyFirst - onlySecond) / n;
        return new(
            difference,
            Math.Max(-1, difference - Combine(a.Value - a.Low!.Value, b.High!.Value - b.Value, correlation)),
            Math.Min(1, difference + Combine(a.High!.Value - a.Value, b.Value - b.Low!.Value, correlation)),
            IntervalMethod.Newcombe);
    }

    private static double Combine(double first, double second, double correlation) =>
        Math.Sqrt(Math.Max(0, (first * first) - (2 * correlation * first * second) + (second * second)));

    /// <summary>Of right and wrong in the table of both; positive values are corrected for continuity.</summary>
    private static double Correlation(double both, double onlyFirst, double onlySecond, double neither)
    {
        var margins = (both + onlyFirst) * (onlySecond + neither) * (both + onlySecond) * (onlyFirst + neither);
        if (margins == 0)
        {
            return 0;
        }

        var determinant = (both * neither) - (onlyFirst * onlySecond);
        var corrected = determinant > 0 ? Math.Max(0, determinant - ((both + onlyFirst + onlySecond + neither) / 2)) : determinant;
        return corrected / Math.Sqrt(margins);
    }
}
