using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Transferability.Distances;

/// <summary>Squared Fréchet distance of two normal distributions: ‖Δμ‖² + tr(Σ₁ + Σ₂ − 2(Σ₁Σ₂)^½).</summary>
/// <remarks>Source: Dowson and Landau, "The Fréchet distance between multivariate normal distributions", 1982; for features: Heusel et al., NIPS 2017. Cost O(width³).</remarks>
internal static class FrechetDistance
{
    /// <param name="mean1">Shape (width).</param>
    /// <param name="covariance1">Shape (width, width).</param>
    public static double Of(IReadOnlyList<double> mean1, MatrixView<double> covariance1, IReadOnlyList<double> mean2, MatrixView<double> covariance2) =>
        mean1.Zip(mean2, (one, other) => (one - other) * (one - other)).Sum() + OfCovariances(covariance1, covariance2);

    /// <summary>The part of the covariances. Through Σ₁^½Σ₂Σ₁^½, which is symmetric and has the eigenvalues of Σ₁Σ₂.</summary>
    public static double OfCovariances(MatrixView<double> covariance1, MatrixView<double> covariance2)
    {
        var n = covariance1.Rows;
        var root = Root(covariance1);
        var (half, product) = (MatrixView<double>.Allocate(n, n), MatrixView<double>.Allocate(n, n));
        MatrixProduct.Multiply(root, covariance2, half, 1.0);
        MatrixProduct.Multiply(half, root, product, 1.0);
        var common = SymmetricEigen.Of(product).Values.Sum(value => Math.Sqrt(Math.Max(0, value)));
        return Math.Max(0, Enumerable.Range(0, n).Sum(i => covariance1[i, i] + covariance2[i, i]) - (2 * common));
    }

    private static MatrixView<double> Root(MatrixView<double> covariance)
    {
        var n = covariance.Rows;
        var eigen = SymmetricEigen.Of(covariance);
        var scaled = MatrixView<double>.Allocate(n, n);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                scaled[i, j] = eigen.Vectors[i, j] * Math.Sqrt(Math.Max(0, eigen.Values[j]));
            }
        }

        var root = MatrixView<double>.Allocate(n, n);
        MatrixProduct.Multiply(scaled, eigen.Vectors.Transposed, root, 1.0);
        return root;
    }
}
