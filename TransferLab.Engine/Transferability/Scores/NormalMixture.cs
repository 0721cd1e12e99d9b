using System.Numerics.Tensors;
using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Transferability.Scores;

/// <summary>A mixture of normal distributions without correlations, by expectation maximisation from a k-means clustering.</summary>
/// <remarks>Start: k-means++ (Arthur and Vassilvitskii, 2007). Distances to all groups are one matrix product.</remarks>
internal sealed class NormalMixture
{
    private const int ClusterRounds = 5;
    private const int MostRounds = 20;
    private const double EnoughGain = 1e-3;

    private readonly MatrixView<double> rows;

    /// <summary>The rows and their squares side by side, so that one product serves both.</summary>
    private readonly MatrixView<double> powers;
    private readonly int groups;
    private readonly int seed;
    private readonly double smallestVariance;
    private readonly MatrixView<double> means;
    private readonly MatrixView<double> variances;
    private readonly double[] weights;
    private readonly MatrixView<double> posteriors;

    public NormalMixture(MatrixView<double> rows, int groups, int seed)
    {
        (this.rows, this.groups, this.seed) = (rows, groups, seed);
        powers = MatrixView<double>.Allocate(rows.Rows, 2 * rows.Columns);
        for (var i = 0; i < rows.Rows; i++)
        {
            rows.Row(i).CopyTo(powers.Row(i));
            TensorPrimitives.Multiply(rows.Row(i), rows.Row(i), powers.Row(i)[rows.Columns..]);
        }

        smallestVariance = Math.Max(1e-3 * TensorPrimitives.SumOfSquares<double>(rows.Values) / rows.Values.Length, 1e-12);
        means = MatrixView<double>.Allocate(groups, rows.Columns);
        variances = MatrixView<double>.Allocate(groups, rows.Columns);
        weights = new double[groups];
        posteriors = MatrixView<double>.Allocate(rows.Rows, groups);
    }

    /// <returns>How likely each row belongs to each group, shape (n, groups); each row sums to 1.</returns>
    public MatrixView<double> Fit(CancellationToken cancellationToken)
    {
        Start();
        Array.Fill(variances.Values, 1);
        Array.Fill(weights, 1.0 / groups);
        for (var round = 0; round < ClusterRounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Expect(hard: true);
            Maximise(withVariances: round == ClusterRounds - 1);
        }

        var likelihood = double.NegativeInfinity;
        for (var round = 0; round < MostRounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = Expect(hard: false);
            if (next - likelihood < EnoughGain)
            {
                break;
            }

            likelihood = next;
            Maximise(withVariances: true);
        }

        return posteriors;
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
                var distance = TensorPrimitives.Distance<double>(rows.Row(i), means.Row(g));
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

    /// <summary>Fills the posteriors; the mean log-likelihood of a row.</summary>
    private double Expect(bool hard)
    {
        var factors = MatrixView<double>.Allocate(groups, 2 * rows.Columns);
        var constants = new double[groups];
        for (var g = 0; g < groups; g++)
        {
            constants[g] = Math.Log(Math.Max(weights[g], 1e-300));
            for (var d = 0; d < rows.Columns; d++)
            {
                factors[g, d] = means[g, d] / variances[g, d];
                factors[g, rows.Columns + d] = -0.5 / variances[g, d];
                constants[g] -= 0.5 * (Math.Log(2 * Math.PI * variances[g, d]) + (means[g, d] * factors[g, d]));
            }
        }

        MatrixProduct.Multiply(powers, factors.Transposed, posteriors, 1.0);
        var sum = 0.0;
        for (var i = 0; i < rows.Rows; i++)
        {
            var row = posteriors.Row(i);
            TensorPrimitives.Add(row, constants, row);
            sum += hard ? Harden(row) : Normalise(row);
        }

        return sum / rows.Rows;
    }

    private static double Harden(Span<double> row)
    {
        var best = TensorPrimitives.IndexOfMax<double>(row);
        row.Clear();
        row[best] = 1;
        return 0;
    }

    private static double Normalise(Span<double> row)
    {
        var largest = TensorPrimitives.Max<double>(row);
        TensorPrimitives.Subtract(row, largest, row);
        TensorPrimitives.Exp<double>(row, row);
        var total = TensorPrimitives.Sum<double>(row);
        TensorPrimitives.Divide(row, total, row);
        return largest + Math.Log(total);
    }

    private void Maximise(bool withVariances)
    {
        var masses = new double[groups];
        for (var i = 0; i < rows.Rows; i++)
        {
            TensorPrimitives.Add(masses, posteriors.Row(i), masses);
        }

        var sums = MatrixView<double>.Allocate(groups, 2 * rows.Columns);
        MatrixProduct.Multiply(posteriors.Transposed, powers, sums, 1.0);
        for (var g = 0; g < groups; g++)
        {
            weights[g] = masses[g] / rows.Rows;
            for (var d = 0; d < rows.Columns && masses[g] > 1e-9; d++)
            {
                means[g, d] = sums[g, d] / masses[g];
                variances[g, d] = withVariances ? Math.Max((sums[g, rows.Columns + d] / masses[g]) - (means[g, d] * means[g, d]), smallestVariance) : 1;
            }
        }
    }
}
