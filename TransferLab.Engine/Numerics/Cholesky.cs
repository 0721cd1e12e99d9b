using System.Numerics.Tensors;

namespace TransferLab.Engine.Numerics;

/// <summary>A lower triangle L with L·Lᵀ equal to a symmetric matrix that has no negative eigenvalue.</summary>
/// <remarks>Rows that depend on those before them are left out: their part of L is 0, and solving yields 0 there.</remarks>
internal sealed class Cholesky
{
    /// <summary>Of a diagonal element, what rounding leaves of nothing.</summary>
    private const double Negligible = 1e-13;

    private readonly MatrixView<double> lower;

    private Cholesky(MatrixView<double> lower) => this.lower = lower;

    /// <summary>Half the logarithm of the determinant; minus infinity where a row was left out.</summary>
    public double HalfLogDeterminant
    {
        get
        {
            var sum = 0.0;
            for (var i = 0; i < lower.Rows; i++)
            {
                sum += Math.Log(lower[i, i]);
            }

            return sum;
        }
    }

    /// <param name="matrix">Its lower triangle is read; it is not changed.</param>
    /// <remarks>Cost O(n³ / 3).</remarks>
    public static Cholesky Of(MatrixView<double> matrix)
    {
        var n = matrix.Rows;
        var lower = MatrixView<double>.Allocate(n, n);
        for (var i = 0; i < n; i++)
        {
            var row = lower.Row(i);
            for (var j = 0; j < i; j++)
            {
                var pivot = lower[j, j];
                row[j] = pivot == 0 ? 0 : (matrix[i, j] - TensorPrimitives.Dot<double>(row[..j], lower.Row(j)[..j])) / pivot;
            }

            var left = matrix[i, i] - TensorPrimitives.SumOfSquares<double>(row[..i]);
            row[i] = left > Negligible * matrix[i, i] && left > 0 ? Math.Sqrt(left) : 0;
        }

        return new(lower);
    }

    /// <summary>Replaces b by x with L·x = b.</summary>
    public void SolveLower(Span<double> right)
    {
        for (var i = 0; i < right.Length; i++)
        {
            var pivot = lower[i, i];
            right[i] = pivot == 0 ? 0 : (right[i] - TensorPrimitives.Dot<double>(lower.Row(i)[..i], right[..i])) / pivot;
        }
    }
}
