using System.Numerics.Tensors;
using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Transferability.Distances;

/// <summary>Squared maximum mean discrepancy: how far apart two sets lie in the space of a sum of three Gaussian kernels.</summary>
/// <remarks>
/// Source: Gretton et al., "A kernel two-sample test", JMLR 2012; kernels exp(−d²/2σ²) with σ² = a·(mean d² of all pairs), a = ½, 1, 2, as in
/// Long et al., "Learning transferable features", ICML 2015. The biased estimate: pairs of a row with itself count, so equal domains give a little more than 0, the less the more rows. Cost O((n + m)²·width).
/// </remarks>
internal static class MeanDiscrepancy
{
    private static readonly double[] Widths = [0.5, 1, 2];

    /// <param name="source">Shape (n, width).</param>
    /// <param name="target">Shape (m, width).</param>
    public static double Of(MatrixView<double> source, MatrixView<double> target)
    {
        var (n, total) = (source.Rows, source.Rows + target.Rows);
        var all = MatrixView<double>.Allocate(total, source.Columns);
        for (var i = 0; i < total; i++)
        {
            (i < n ? source.Row(i) : target.Row(i - n)).CopyTo(all.Row(i));
        }

        var squares = MatrixView<double>.Allocate(total, total);
        MatrixProduct.Gram(all, squares, 1.0);
        var norms = Enumerable.Range(0, total).Select(i => squares[i, i]).ToArray();
        for (var i = 0; i < total; i++)
        {
            for (var j = 0; j < total; j++)
            {
                squares[i, j] = i == j ? 0 : Math.Max(0, norms[i] + norms[j] - (2 * squares[i, j]));
            }
        }

        var mean = TensorPrimitives.Sum<double>(squares.Values) / squares.Values.Length;
        return mean == 0 ? 0 : Widths.Sum(width => Discrepancy(squares, n, 1 / (2 * width * mean)));
    }

    private static double Discrepancy(MatrixView<double> squares, int n, double factor)
    {
        var m = squares.Rows - n;
        var sum = 0.0;
        for (var i = 0; i < squares.Rows; i++)
        {
            for (var j = 0; j < squares.Rows; j++)
            {
                sum += Math.Exp(-factor * squares[i, j]) * (i < n ? 1.0 / n : -1.0 / m) * (j < n ? 1.0 / n : -1.0 / m);
            }
        }

        return sum;
    }
}
