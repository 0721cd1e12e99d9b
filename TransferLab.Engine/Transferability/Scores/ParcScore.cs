using System.Numerics.Tensors;
using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Transferability.Scores;

/// <summary>Whether pictures that are unlike for the network have unlike labels: 100 times a rank correlation over all pairs.</summary>
/// <remarks>
/// Source: Bolya, Mittapalli and Hoffman, "Scalable diverse model selection", NeurIPS 2021, who take 500 pictures as we do at most.
/// Cost O(min(n, 500)²·(width + log n)).
/// </remarks>
internal sealed class ParcScore : TransferabilityScore
{
    private const int MostRows = 500;

    public override ScoreKind Kind => ScoreKind.Parc;

    protected override double Compute(ScoreInput input, CancellationToken cancellationToken)
    {
        int[] rows = [.. Enumerable.Range(0, Math.Min(MostRows, input.Rows)).Select(i => (int)((long)i * input.Rows / Math.Min(MostRows, input.Rows)))];
        var products = Correlations(Standardised(input, rows));
        var pairs = rows.Length * (rows.Length - 1) / 2;
        var (distances, apart) = (new double[pairs], new bool[pairs]);
        var pair = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = i + 1; j < rows.Length; j++, pair++)
            {
                // Rounded, so that equal rows are equally far in any order of the sums.
                distances[pair] = Math.Round(1 - products[i, j], 12);
                apart[pair] = input.Labels[rows[i]] != input.Labels[rows[j]];
            }
        }

        return 100 * RankCorrelation(distances, apart);
    }

    private static MatrixView<double> Standardised(ScoreInput input, int[] rows)
    {
        var result = MatrixView<double>.Allocate(rows.Length, input.Columns);
        for (var i = 0; i < rows.Length; i++)
        {
            input.Features.Row(rows[i]).CopyTo(result.Row(i));
        }

        for (var d = 0; d < result.Columns; d++)
        {
            var column = Enumerable.Range(0, rows.Length).Select(i => result[i, d]).ToArray();
            var mean = column.Average();
            var deviation = Math.Sqrt(column.Sum(value => (value - mean) * (value - mean)) / column.Length);
            for (var i = 0; i < column.Length; i++)
            {
                result[i, d] = deviation > 1e-12 * Math.Abs(mean) && deviation > 0 ? (column[i] - mean) / deviation : 0;
            }
        }

        return result;
    }

    /// <summary>Pearson's correlation of every two rows.</summary>
    private static MatrixView<double> Correlations(MatrixView<double> rows)
    {
        for (var i = 0; i < rows.Rows; i++)
        {
            var row = rows.Row(i);
            TensorPrimitives.Subtract(row, TensorPrimitives.Sum<double>(row) / row.Length, row);
            var norm = TensorPrimitives.Norm<double>(row);
            TensorPrimitives.Divide(row, norm > 0 ? norm : 1, row);
        }

        var products = MatrixView<double>.Allocate(rows.Rows, rows.Rows);
        MatrixProduct.Gram(rows, products, 1.0);
        return products;
    }

    /// <summary>Spearman's, where one side has two values only: Pearson's of the ranks, and those of the other side are any two numbers.</summary>
    private static double RankCorrelation(double[] distances, bool[] apart)
    {
        var ranks = Ranks(distances);
        var (n, ones) = ((double)ranks.Length, (double)apart.Count(value => value));
        var mean = (n - 1) / 2;
        var (together, squares) = (0.0, 0.0);
        for (var i = 0; i < ranks.Length; i++)
        {
            together += apart[i] ? ranks[i] - mean : 0;
            squares += (ranks[i] - mean) * (ranks[i] - mean);
        }

        return together / Math.Sqrt(squares * ones * (n - ones) / n);
    }

    private static double[] Ranks(double[] values)
    {
        var (sorted, order) = ((double[])values.Clone(), Enumerable.Range(0, values.Length).ToArray());
        Array.Sort(sorted, order);
        var ranks = new double[values.Length];
        for (var first = 0; first < sorted.Length;)
        {
            var end = first;
            while (end < sorted.Length && sorted[end] == sorted[first])
            {
                end++;
            }

            for (var i = first; i < end; i++)
            {
                ranks[order[i]] = (first + end - 1) / 2.0;
            }

            first = end;
        }

        return ranks;
    }
}
