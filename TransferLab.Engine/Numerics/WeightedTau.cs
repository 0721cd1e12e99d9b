namespace TransferLab.Engine.Numerics;

/// <summary>Weighted Kendall rank correlation: mistakes among the best count most. 1 for the same order, −1 for the opposite one.</summary>
/// <remarks>
/// Source: Vigna, "A weighted correlation index for rankings with ties", WWW 2015: additive hyperbolic weights 1/(rank + 1), mean over the ranks by either
/// side, as <c>scipy.stats.weightedtau</c> does by default. Cost O(n²).
/// </remarks>
internal static class WeightedTau
{
    /// <param name="one">Larger is better; at least two values.</param>
    /// <param name="other">As many.</param>
    /// <returns>NaN where all values of a side are equal.</returns>
    public static double Of(IReadOnlyList<double> one, IReadOnlyList<double> other)
    {
        if (one.Count != other.Count || one.Count < 2)
        {
            throw new ArgumentException("Both need the same number of values, at least two.", nameof(other));
        }

        return (ByRankOf(one, other) + ByRankOf(other, one)) / 2;
    }

    /// <summary>Ranks by the first, ties by the second.</summary>
    internal static double ByRankOf(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        int[] order = [.. Enumerable.Range(0, x.Count).OrderByDescending(i => x[i]).ThenByDescending(i => y[i])];
        var weights = new double[x.Count];
        for (var rank = 0; rank < order.Length; rank++)
        {
            weights[order[rank]] = 1.0 / (rank + 1);
        }

        var (agreement, inX, inY) = (0.0, 0.0, 0.0);
        for (var i = 0; i < x.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var weight = weights[i] + weights[j];
                var (a, b) = (x[i].CompareTo(x[j]), y[i].CompareTo(y[j]));
                agreement += weight * Math.Sign(a) * Math.Sign(b);
                inX += a == 0 ? 0 : weight;
                inY += b == 0 ? 0 : weight;
            }
        }

        return agreement / Math.Sqrt(inX * inY);
    }
}
