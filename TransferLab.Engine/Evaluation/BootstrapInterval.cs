using TransferLab.Engine.Datasets;

namespace TransferLab.Engine.Evaluation;

/// <summary>An interval for what has no closed form: the measure on test sets drawn again, with replacement, from the test set.</summary>
/// <remarks>
/// Each class keeps its number of examples, as in the stratified test set itself. Percentiles, shifted by the bootstrap's own bias: the
/// calibration error of a drawn set is always larger (Efron and Tibshirani, "An introduction to the bootstrap", 1993, chapter 10).
/// </remarks>
internal sealed class BootstrapInterval
{
    private readonly int[][] byClass;
    private readonly int samples;
    private readonly double confidence;
    private readonly int seed;

    public BootstrapInterval(Labels labels, int samples, double confidence, int seed)
    {
        (this.samples, this.confidence, this.seed) = (samples, confidence, seed);
        byClass = [.. Enumerable.Range(0, labels.Count).GroupBy(i => labels[i]).OrderBy(group => group.Key).Select(group => group.ToArray())];
    }

    /// <param name="measures">Each gives one number for a list of examples, which may repeat; they are given the same drawn sets.</param>
    /// <param name="lowest">No measure can be below.</param>
    public Estimate[] Of(double lowest, double highest, CancellationToken cancellationToken, params Func<int[], double>[] measures)
    {
        int[] all = [.. byClass.SelectMany(rows => rows).Order()];
        var drawn = new double[measures.Length][];
        for (var m = 0; m < measures.Length; m++)
        {
            drawn[m] = new double[samples];
        }

        // Each sample has its own generator, so that the result does not depend on which thread draws it.
        Parallel.For(0, samples, new ParallelOptions { CancellationToken = cancellationToken }, sample =>
        {
            var rows = Draw(new Random(unchecked((seed * 1_000_003) + sample)), all.Length);
            for (var m = 0; m < measures.Length; m++)
            {
                drawn[m][sample] = measures[m](rows);
            }
        });
        return [.. measures.Select((measure, m) => Interval(measure(all), drawn[m], lowest, highest))];
    }

    private int[] Draw(Random random, int count)
    {
        var rows = new int[count];
        var next = 0;
        foreach (var examples in byClass)
        {
            for (var i = 0; i < examples.Length; i++)
            {
                rows[next++] = examples[random.Next(examples.Length)];
            }
        }

        return rows;
    }

    private Estimate Interval(double value, double[] drawn, double lowest, double highest)
    {
        Array.Sort(drawn);
        var bias = drawn.Average() - value;
        var (low, high) = (Quantile(drawn, (1 - confidence) / 2) - bias, Quantile(drawn, (1 + confidence) / 2) - bias);
        return new(
            value,
            Math.Clamp(Math.Min(low, value), lowest, highest),
            Math.Clamp(Math.Max(high, value), lowest, highest),
            IntervalMethod.Bootstrap);
    }

    private static double Quantile(double[] sorted, double part)
    {
        var position = part * (sorted.Length - 1);
        var below = (int)position;
        return sorted[below] + ((position - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
    }
}
