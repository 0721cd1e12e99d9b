namespace TransferLab.Engine.Evaluation.Groups;

/// <summary>Divides pictures into three bands by a number, of about equal size; equal numbers stay together.</summary>
internal static class Bands
{
    /// <param name="values">One per picture.</param>
    /// <returns>The bounds below which the lower and the middle band end (exclusive), and the pictures of each; null where the numbers divide nothing.</returns>
    public static (double Low, double High, int[] Lower, int[] Middle, int[] Upper)? Thirds(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length < 3 * GroupScores.Smallest)
        {
            return null;
        }

        var (low, high) = (sorted[sorted.Length / 3], sorted[2 * sorted.Length / 3]);
        int[] Where(Func<double, bool> inBand) => [.. Enumerable.Range(0, values.Count).Where(i => inBand(values[i]))];
        var (lower, middle, upper) = (Where(value => value < low), Where(value => value >= low && value < high), Where(value => value >= high));
        return new[] { lower, middle, upper }.Count(band => band.Length >= GroupScores.Smallest) >= 2 ? (low, high, lower, middle, upper) : null;
    }
}
