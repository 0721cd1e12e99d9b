using System.Numerics.Tensors;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Numerics;

/// <summary>The directions in which features vary most.</summary>
/// <param name="Mean">Shape (width).</param>
/// <param name="Directions">Shape (components, width), each of length 1, by falling variance.</param>
/// <param name="Variances">Along each direction, divisor n − 1.</param>
/// <param name="TotalVariance">Over all directions, also those that are not here.</param>
/// <remarks>
/// Source: Halko, Martinsson and Tropp, "Finding structure with randomness", SIAM Review, 2011, algorithm 4.4, from a fixed start.
/// </remarks>
internal sealed record PrincipalComponents(double[] Mean, FeatureMatrix Directions, double[] Variances, double TotalVariance)
{
    /// <summary>Directions beside the wanted ones, which make those accurate.</summary>
    private const int Oversampling = 12;

    /// <summary>Multiplications with the covariance; the spectra of networks fall fast.</summary>
    private const int Rounds = 2;

    private const int Seed = 20_110_218;

    public int Count => Directions.Rows;

    /// <param name="features">Shape (n, width), n ≥ 2.</param>
    /// <param name="most">Components wanted; fewer where there are fewer rows or columns, or no variance is left.</param>
    /// <remarks>Cost O(n·width·most) in single precision; sums over rows are taken in double precision.</remarks>
    public static PrincipalComponents Of(FeatureMatrix features, int most, CancellationToken cancellationToken)
    {
        var range = Range.Of(features, most, cancellationToken);
        var (rotation, variances) = range.Rotation();
        var directions = FeatureMatrix.Allocate(rotation.Columns, features.Columns);
        MatrixProduct.Multiply(rotation.Transposed, range.Basis.Transposed, directions.View(), 1f, cancellationToken: cancellationToken);
        return new(range.Mean, directions, variances, range.Squares / (features.Rows - 1));
    }

    /// <summary>The rows' own coordinates along their components, shape (n, components), where the directions themselves are not wanted.</summary>
    public static MatrixView<double> Coordinates(FeatureMatrix features, int most, CancellationToken cancellationToken)
    {
        var range = Range.Of(features, most, cancellationToken);
        var (rotation, _) = range.Rotation();
        var coordinates = MatrixView<float>.Allocate(features.Rows, rotation.Columns);
        MatrixProduct.Multiply(range.Image, rotation, coordinates, 1f, cancellationToken: cancellationToken);
        return Wide(coordinates);
    }

    /// <summary>Coordinates of rows along the directions, shape (rows, components).</summary>
    public MatrixView<double> Project(FeatureMatrix features, CancellationToken cancellationToken)
    {
        var (centred, _) = Centre(features, Mean);
        var single = MatrixView<float>.Allocate(features.Rows, Count);
        MatrixProduct.Multiply(centred, Directions.View().Transposed, single, 1f, cancellationToken: cancellationToken);
        return Wide(single);
    }

    private static double[] MeanOf(FeatureMatrix features)
    {
        var (mean, wide) = (new double[features.Columns], new double[features.Columns]);
        for (var i = 0; i < features.Rows; i++)
        {
            TensorPrimitives.ConvertTruncating<float, double>(features.Row(i), wide);
            TensorPrimitives.Add(mean, wide, mean);
        }

        return Array.ConvertAll(mean, sum => sum / features.Rows);
    }

    private static (MatrixView<float> Centred, double Squares) Centre(FeatureMatrix features, double[] mean)
    {
        var centred = MatrixView<float>.Allocate(features.Rows, features.Columns);
        var (squares, wide) = (0.0, new double[mean.Length]);
        for (var i = 0; i < features.Rows; i++)
        {
            TensorPrimitives.ConvertTruncating<float, double>(features.Row(i), wide);
            TensorPrimitives.Subtract(wide, mean, wide);
            TensorPrimitives.ConvertTruncating<double, float>(wide, centred.Row(i));
            squares += TensorPrimitives.SumOfSquares<double>(wide);
        }

        return (centred, squares);
    }

    private static MatrixView<float> Start(int rows, int columns)
    {
        var random = new Random(Seed);
        var start = MatrixView<float>.Allocate(rows, columns);
        for (var i = 0; i < start.Values.Length; i++)
        {
            start.Values[i] = (float)(random.NextDouble() - 0.5);
        }

        return start;
    }

    /// <summary>Columns of length 1 at right angles; those that depend on the ones before them become 0.</summary>
    /// <param name="passes">Two are exact (Yamamoto et al., "Roundoff error analysis of the CholeskyQR2 algorithm", 2015); one keeps columns from falling together.</param>
    private static void Orthonormalise(MatrixView<float> basis, int passes)
    {
        var wide = Wide(basis);
        for (var pass = 0; pass < passes; pass++)
        {
            var products = MatrixView<double>.Allocate(basis.Columns, basis.Columns);
            MatrixProduct.Gram(wide.Transposed, products, 1.0);
            var factor = Cholesky.Of(products);
            Parallel.For(0, wide.Rows, row => factor.SolveLower(wide.Row(row)));
        }

        for (var i = 0; i < wide.Values.Length; i++)
        {
            basis.Values[i] = (float)wide.Values[i];
        }
    }

    private static MatrixView<double> Wide(MatrixView<float> matrix)
    {
        var wide = MatrixView<double>.Allocate(matrix.Rows, matrix.Columns);
        TensorPrimitives.ConvertTruncating<float, double>(matrix.Values, wide.Values);
        return wide;
    }

    /// <summary>Where most of the variance lies, in directions that are not sorted yet.</summary>
    /// <param name="Basis">Shape (width, size), columns of length 1 at right angles.</param>
    /// <param name="Image">The centred rows along them, shape (n, size).</param>
    /// <param name="Squares">Sum of squares of the centred rows.</param>
    private sealed record Range(double[] Mean, MatrixView<float> Basis, MatrixView<float> Image, int Wanted, double Squares)
    {
        public static Range Of(FeatureMatrix features, int most, CancellationToken cancellationToken)
        {
            var (n, width) = (features.Rows, features.Columns);
            var mean = MeanOf(features);
            var (centred, squares) = Centre(features, mean);
            var wanted = Math.Min(most, Math.Min(n - 1, width));
            var basis = Start(width, Math.Min(wanted + Oversampling, width));
            var image = MatrixView<float>.Allocate(n, basis.Columns);
            for (var round = 0; round < Rounds; round++)
            {
                MatrixProduct.Multiply(centred, basis, image, 1f, cancellationToken: cancellationToken);
                MatrixProduct.Multiply(centred.Transposed, image, basis, 1f / n, cancellationToken: cancellationToken);
                Orthonormalise(basis, passes: round == Rounds - 1 ? 2 : 1);
            }

            MatrixProduct.Multiply(centred, basis, image, 1f, cancellationToken: cancellationToken);
            return new(mean, basis, image, wanted, squares);
        }

        /// <summary>From the basis to the components, shape (size, components), and the variance along each.</summary>
        public (MatrixView<float> Rotation, double[] Variances) Rotation()
        {
            var covariance = MatrixView<double>.Allocate(Image.Columns, Image.Columns);
            MatrixProduct.Gram(Wide(Image).Transposed, covariance, 1.0 / (Image.Rows - 1));
            var eigen = SymmetricEigen.Of(covariance);
            var kept = Math.Max(1, Enumerable.Range(0, Wanted).Count(j => eigen.Values[j] > 1e-10 * Math.Max(eigen.Values[0], 1e-300)));
            var rotation = MatrixView<float>.Allocate(Image.Columns, kept);
            for (var j = 0; j < rotation.Rows; j++)
            {
                for (var k = 0; k < kept; k++)
                {
                    rotation[j, k] = (float)eigen.Vectors[j, k];
                }
            }

            return (rotation, [.. eigen.Values.Take(kept).Select(value => Math.Max(0, value))]);
        }
    }
}
