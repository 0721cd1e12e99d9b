using MathNet.Numerics.Distributions;

namespace TransferLab.Engine.Evaluation;

/// <summary>Wilson's score interval of a proportion (Wilson, 1927): honest for few examples and near 0 and 1.</summary>
public static class WilsonInterval
{
    /// <param name="successes">Between 0 and <paramref name="trials"/>; the mean of several counts need not be whole.</param>
    /// <param name="trials">At least 1.</param>
    /// <param name="confidence">E.g. 0.95.</param>
    public static Estimate Of(double successes, int trials, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(trials);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        var (p, z) = (successes / trials, NormalQuantile(confidence));
        var centre = p + (z * z / (2 * trials));
        var half = z * Math.Sqrt((p * (1 - p) / trials) + (z * z / (4.0 * trials * trials)));
        var scale = 1 + (z * z / trials);
        // At the ends the bound is exactly 0 or 1; rounding must not say otherwise.
        var low = successes == 0 ? 0 : Math.Max(0, (centre - half) / scale);
        var high = successes == trials ? 1 : Math.Min(1, (centre + half) / scale);
        return new(p, low, high, IntervalMethod.Wilson);
    }

    /// <summary>How many standard deviations hold <paramref name="confidence"/> of a normal distribution, both sides together; 1.96 for 0.95.</summary>
    internal static double NormalQuantile(double confidence) => Normal.InvCDF(0, 1, (1 + confidence) / 2);
}
