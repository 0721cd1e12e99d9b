using MathNet.Numerics.LinearAlgebra;

namespace TransferLab.Engine.Numerics;

/// <summary>Eigenvalues of a symmetric matrix, largest first, and their vectors.</summary>
/// <param name="Values">Shape (n).</param>
/// <param name="Vectors">Shape (n, n); column j belongs to value j.</param>
internal sealed record SymmetricEigen(double[] Values, MatrixView<double> Vectors)
{
    /// <remarks>Cost O(n³), with a constant that suits a few hundred at most.</remarks>
    public static SymmetricEigen Of(MatrixView<double> matrix)
    {
        var n = matrix.Rows;
        var decomposition = Matrix<double>.Build.Dense(n, n, (i, j) => (matrix[i, j] + matrix[j, i]) / 2).Evd(Symmetricity.Symmetric);
        var vectors = MatrixView<double>.Allocate(n, n);
        var values = new double[n];
        for (var j = 0; j < n; j++)
        {
            // They come in rising order.
            values[j] = decomposition.EigenValues[n - 1 - j].Real;
            for (var i = 0; i < n; i++)
            {
                vectors[i, j] = decomposition.EigenVectors[i, n - 1 - j];
            }
        }

        return new(values, vectors);
    }
}
