using System.Numerics;
using System.Numerics.Tensors;

namespace TransferLab.Engine.Numerics;

/// <summary>The inverse of a symmetric, positive definite matrix.</summary>
/// <remarks>
/// The sweep operator (Beaton, 1964), block by block: almost all of the work is matrix products.
/// No pivoting, so the condition number must stay well below 1/ε of <c>T</c>.
/// </remarks>
internal static class SymmetricInverse
{
    private const int BlockSize = 128;

    /// <summary>Replaces the matrix by its inverse; reads the lower triangle. Cost O(n³).</summary>
    public static void Invert<T>(MatrixView<T> matrix, CancellationToken cancellationToken = default)
        where T : unmanaged, INumber<T>
    {
        var n = matrix.Rows;
        for (var first = 0; first < n; first += BlockSize)
        {
            SweepBlock(matrix, first, Math.Min(BlockSize, n - first), cancellationToken);
        }

        MatrixProduct.MirrorLower(matrix);
        var values = matrix.Values.AsSpan(matrix.Offset, n * n);
        TensorPrimitives.Negate<T>(values, values);
    }

    /// <summary>With pivot block P and the columns B beside it: P ← −P⁻¹, B ← B·P⁻¹, the rest ← rest − B·P⁻¹·Bᵀ.</summary>
    private static void SweepBlock<T>(MatrixView<T> matrix, int first, int size, CancellationToken cancellationToken)
        where T : unmanaged, INumber<T>
    {
        var pivot = MatrixView<T>.Allocate(size, size);
        var beside = MatrixView<T>.Allocate(matrix.Rows, size);
        var product = MatrixView<T>.Allocate(matrix.Rows, size);
        Copy(matrix.Block(first, first, size, size), pivot);
        MatrixProduct.MirrorLower(pivot);
        InvertSmall(pivot);

        var below = first + size;
        Copy(matrix.Block(first, 0, size, first).Transposed, beside.Block(0, 0, first, size));
        Copy(matrix.Block(below, first, matrix.Rows - below, size), beside.Block(below, 0, matrix.Rows - below, size));
        MatrixProduct.Multiply(beside, pivot, product, T.One, cancellationToken: cancellationToken);
        MatrixProduct.AddLower(beside, product, matrix, -T.One, cancellationToken);

        TensorPrimitives.Negate<T>(pivot.Values, pivot.Values);
        Copy(pivot, matrix.Block(first, first, size, size));
        Copy(product.Block(0, 0, first, size), matrix.Block(first, 0, size, first).Transposed);
        Copy(product.Block(below, 0, matrix.Rows - below, size), matrix.Block(below, first, matrix.Rows - below, size));
    }

    private static void Copy<T>(MatrixView<T> from, MatrixView<T> to)
        where T : unmanaged, INumber<T>
    {
        for (var i = 0; i < from.Rows; i++)
        {
            if (from.ColumnStride == 1 && to.ColumnStride == 1)
            {
                from.Row(i).CopyTo(to.Row(i));
                continue;
            }

            for (var j = 0; j < from.Columns; j++)
            {
                to[i, j] = from[i, j];
            }
        }
    }

    /// <summary>Gauss-Jordan on one block.</summary>
    private static void InvertSmall<T>(MatrixView<T> block)
        where T : unmanaged, INumber<T>
    {
        for (var k = 0; k < block.Rows; k++)
        {
            var pivotRow = block.Row(k);
            var scale = T.One / pivotRow[k];
            pivotRow[k] = T.One;
            TensorPrimitives.Multiply(pivotRow, scale, pivotRow);
            for (var i = 0; i < block.Rows; i++)
            {
                if (i != k)
                {
                    var row = block.Row(i);
                    var factor = -row[k];
                    row[k] = T.Zero;
                    TensorPrimitives.MultiplyAdd(pivotRow, factor, row, row);
                }
            }
        }
    }
}
