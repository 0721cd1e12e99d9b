using TransferLab.Engine.Features;

namespace TransferLab.Engine.Heads;

/// <summary>Brings every feature to mean 0 and standard deviation 1; a feature that never varies becomes 0.</summary>
internal sealed class Standardisation
{
    /// <summary>In units of standard deviations. No training example lies beyond (n − 1)^½; a picture of another world may, and must not overflow.</summary>
    private const float Farthest = 1e6f;

    private readonly double[] means;
    private readonly double[] factors;

    public Standardisation(float[] means, float[] factors)
        : this([.. means.Select(value => (double)value)], [.. factors.Select(value => (double)value)])
    {
    }

    private Standardisation(double[] means, double[] factors) => (this.means, this.factors) = (means, factors);

    public int Width => means.Length;

    /// <summary>What is subtracted, shape (width).</summary>
    public float[] Means => [.. means.Select(value => (float)value)];

    /// <summary>What is multiplied with afterwards, shape (width).</summary>
    public float[] Factors => [.. factors.Select(value => (float)value)];

    /// <summary>Rounded to single precision, as it will be after it was stored.</summary>
    public static Standardisation Of(TrainingSet examples)
    {
        var (sums, squares, largest) = (new double[examples.Width], new double[examples.Width], new double[examples.Width]);
        ForEachRow(examples, (d, value) => (sums[d], largest[d]) = (sums[d] + value, Math.Max(largest[d], Math.Abs(value))));
        var means = Array.ConvertAll(sums, sum => (double)(float)(sum / examples.Count));
        ForEachRow(examples, (d, value) => squares[d] += (value - means[d]) * (value - means[d]));
        var factors = new double[examples.Width];
        for (var d = 0; d < factors.Length; d++)
        {
            // Equal values differ from their mean by rounding; that is no variation.
            var deviation = Math.Sqrt(squares[d] / examples.Count);
            factors[d] = deviation > 1e-6 * largest[d] ? (float)(1 / deviation) : 0;
        }

        return new(means, factors);
    }

    /// <exception cref="InvalidDataException">The arrays do not fit each other.</exception>
    public static Standardisation Restore(HeadSnapshot snapshot) =>
        snapshot.Arrays["means"].Length == snapshot.FeatureWidth && snapshot.Arrays["factors"].Length == snapshot.FeatureWidth
            ? new(snapshot.Arrays["means"], snapshot.Arrays["factors"])
            : throw new InvalidDataException("Means or factors are missing.");

    /// <summary>Subtracts the same means, but multiplies all features with one factor, so that their proportions stay.</summary>
    public Standardisation WithOneFactor()
    {
        var varying = factors.Where(factor => factor > 0).ToArray();
        var factor = varying.Length == 0 ? 0 : (float)Math.Sqrt(varying.Length / varying.Sum(value => 1 / (value * value)));
        return new(means, Array.ConvertAll(factors, _ => (double)factor));
    }

    /// <summary>The rows of a matrix, in the given order.</summary>
    public FeatureMatrix Apply(FeatureMatrix features, IReadOnlyList<int> order)
    {
        var result = FeatureMatrix.Allocate(order.Count, Width);
        Parallel.For(0, order.Count, i => Apply(features.Row(order[i]), result.RowBlock(i, 1).Span));
        return result;
    }

    public void Apply(ReadOnlySpan<float> row, Span<float> result)
    {
        for (var d = 0; d < means.Length; d++)
        {
            result[d] = (float)Math.Clamp((row[d] - means[d]) * factors[d], -Farthest, Farthest);
        }
    }

    private static void ForEachRow(TrainingSet examples, Action<int, double> visit)
    {
        for (var i = 0; i < examples.Count; i++)
        {
            var row = examples.Row(i);
            for (var d = 0; d < row.Length; d++)
            {
                visit(d, row[d]);
            }
        }
    }
}
