using System.Numerics.Tensors;
using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Transferability.Scores;

/// <summary>A mixture of normal distributions without correlations, by expectation maximisation from a k-means clustering.</summary>
/// <remarks>
/// Start: k-means++ (Arthur and Vassilvitskii, 2007). Distances to all groups are one matrix product, in single precision: its errors
/// are a thousandth of the gain at which the rounds end.
/// </remarks>
internal sealed class NormalMixture
{
    private const int ClusterRounds = 5;
    private const int MostRounds = 20;
    private const double EnoughGain = 1e-3;

    private readonly MatrixView<float> rows;

    /// <summary>The rows and their squares side by side, so that one product serves both.</summary>
    private readonly MatrixView<float> powers;
    private readonly int groups;
    private readonly int seed;
    private readonly float smallestVariance;
    private readonly MatrixView<float> means;
    private readonly MatrixView<float> variances;
    private readonly float[] weights;
    private readonly MatrixView<float> posteriors;

    public NormalMixture(MatrixView<double> rows, int groups, int seed)
    {
        (this.groups, this.seed) = (groups, seed);
        powers = MatrixView<float>.Allocate(rows.Rows, 2 * rows.Columns);
        this.rows = powers.Block(0, 0, rows.Rows, rows.Columns);
        for (var i = 0; i < rows.Rows; i++)
        {
            TensorPrimitives.ConvertTruncating<double, float>(rows.Row(i), this.rows.Row(i));
            TensorPrimitives.Multiply(this.rows.Row(i), this.rows.Row(i), powers.Row(i)[rows.Columns..]);
        }

        smallestVariance = (float)Math.Max(1e-3 * TensorPrimitives.SumOfSquares<double>(rows.Values) / rows.Values.Length, 1e-12);
        means = MatrixView<float>.Allocate(groups, rows.Columns);
        variances = MatrixView<float>.Allocate(groups, rows.Columns);
        weights = new float[groups];
        posteriors = MatrixView<float>.Allocate(rows.Rows, groups);
    }

    /// <returns>How likely each row belongs to each group, shape (n, groups); each row sums to 1.</returns>
    public MatrixView<double> Fit(CancellationToken cancellationToken)
    {
        Start();
        Cluster(cancellationToken);
        var likelihood = double.NegativeInfinity;
        for (var round = 0; round < MostRounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = Expect();
            if (next - likelihood < EnoughGain)
            {
                break;
            }

            likelihood = next;
            Maximise();
        }

        var wide = MatrixView<double>.Allocate(rows.Rows, groups);
        TensorPrimitives.ConvertTruncating<float, double>(posteriors.Values, wide.Values);
        for (var i = 0; i < rows.Rows; i++)
        {
            var row = wide.Row(i);
            TensorPrimitives.Divide(row, TensorPrimitives.Sum<double>(row), row);
        }

        return wide;
    }

    private void Start()
    {
        var random = new Random(seed);
        var nearest = new double[rows.Rows];
        Array.Fill(nearest, double.PositiveInfinity);
        var chosen = random.Next(rows.Rows);
        for (var g = 0; g < groups; g++)
        {
            rows.Row(chosen).CopyTo(means.Row(g));
            for (var i = 0; i < nearest.Length; i++)
            {
                var distance = TensorPrimitives.Distance<float>(rows.Row(i), means.Row(g));
                nearest[i] = Math.Min(nearest[i], distance * distance);
            }

            chosen = Draw(nearest, random.NextDouble());
        }
    }

    private static int Draw(double[] shares, double place)
    {
        var left = place * shares.Sum();
        for (var i = 0; i < shares.Length; i++)
        {
            left -= shares[i];
            if (left < 0)
            {
                return i;
            }
        }

        return shares.Length - 1;
    }

    /// <summary>k-means; at its end each group has the mean and the variances of the rows nearest to it.</summary>
    private void Cluster(CancellationToken cancellationToken)
    {
        var nearest = new int[rows.Rows];
        for (var round = 0; round < ClusterRounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Assign(nearest);
            for (var i = 0; i < nearest.Length; i++)
            {
                posteriors.Row(i).Clear();
                posteriors[i, nearest[i]] = 1;
            }

            if (round == ClusterRounds - 1)
            {
                Maximise();
            }
            else
            {
                Centre(nearest);
            }
        }
    }

    private void Assign(int[] nearest)
    {
        MatrixProduct.Multiply(rows, means.Transposed, posteriors, 1f);
        var halves = new float[groups];
        for (var g = 0; g < groups; g++)
        {
            halves[g] = TensorPrimitives.SumOfSquares<float>(means.Row(g)) / 2;
        }

        for (var i = 0; i < nearest.Length; i++)
        {
            TensorPrimitives.Subtract(posteriors.Row(i), halves, posteriors.Row(i));
            nearest[i] = TensorPrimitives.IndexOfMax<float>(posteriors.Row(i));
        }
    }

    /// <summary>A group without rows stays where it is.</summary>
    private void Centre(int[] nearest)
    {
        var (sums, counts) = (MatrixView<float>.Allocate(groups, rows.Columns), new int[groups]);
        for (var i = 0; i < nearest.Length; i++)
        {
            counts[nearest[i]]++;
            TensorPrimitives.Add(sums.Row(nearest[i]), rows.Row(i), sums.Row(nearest[i]));
        }

        for (var g = 0; g < groups; g++)
        {
            if (counts[g] > 0)
            {
                TensorPrimitives.Divide(sums.Row(g), counts[g], means.Row(g));
            }
        }
    }

    /// <summary>Fills the posteriors; the mean log-likelihood of a row.</summary>
    private double Expect()
    {
        var factors = MatrixView<float>.Allocate(groups, 2 * rows.Columns);
        var constants = new float[groups];
        for (var g = 0; g < groups; g++)
        {
            var constant = Math.Log(Math.Max(weights[g], 1e-30));
            for (var d = 0; d < rows.Columns; d++)
            {
                factors[g, d] = means[g, d] / variances[g, d];
                factors[g, rows.Columns + d] = -0.5f / variances[g, d];
                constant -= 0.5 * (Math.Log(2 * Math.PI * variances[g, d]) + (means[g, d] * factors[g, d]));
            }

            constants[g] = (float)constant;
        }

        MatrixProduct.Multiply(powers, factors.Transposed, posteriors, 1f);
        var sum = 0.0;
        for (var i = 0; i < rows.Rows; i++)
        {
            var row = posteriors.Row(i);
            TensorPrimitives.Add(row, constants, row);
            sum += Normalise(row);
        }

        return sum / rows.Rows;
    }

    private static double Normalise(Span<float> row)
    {
        var largest = TensorPrimitives.Max<float>(row);
        TensorPrimitives.Subtract(row, largest, row);
        TensorPrimitives.Exp<float>(row, row);
        var total = TensorPrimitives.Sum<float>(row);
        TensorPrimitives.Divide(row, total, row);
        return largest + Math.Log(total);
    }

    private void Maximise()
    {
        var masses = new float[groups];
        for (var i = 0; i < rows.Rows; i++)
        {
            TensorPrimitives.Add(masses, posteriors.Row(i), masses);
        }

        var sums = MatrixView<float>.Allocate(groups, 2 * rows.Columns);
        MatrixProduct.Multiply(posteriors.Transposed, powers, sums, 1f);
        for (var g = 0; g < groups; g++)
        {
            weights[g] = masses[g] / rows.Rows;
            for (var d = 0; d < rows.Columns; d++)
            {
                // Nobody's group keeps its place, and is as wide as the narrowest.
                means[g, d] = masses[g] > 1e-9f ? sums[g, d] / masses[g] : means[g, d];
                variances[g, d] = masses[g] > 1e-9f ? Math.Max((sums[g, rows.Columns + d] / masses[g]) - (means[g, d] * means[g, d]), smallestVariance) : smallestVariance;
            }
        }
    }
}
