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
    private const int Rounds = 3;

    private const int Seed = 20_110_218;

    public int Count => Directions.Rows;

    /// <param name="features">Shape (n, width), n ≥ 2.</param>
    /// <param name="most">Components wanted; fewer where there are fewer rows or columns, or no variance is left.</param>
    /// <remarks>Cost O(n·width·most) in single precision; sums over rows are taken in double precision.</remarks>
    public static PrincipalComponents Of(FeatureMatrix features, int most, CancellationToken cancellationToken)
    {
        var (n, width) = (features.Rows, features.Columns);
        var mean = MeanOf(features);
        var (centred, total) = Centre(features, mean);
        var wanted = Math.Min(most, Math.Min(n - 1, width));
        var size = Math.Min(wanted + Oversampling, width);
        var basis = Start(width, size);
        Orthonormalise(basis);
        var image = MatrixView<float>.Allocate(n, size);
        for (var round = 0; round < Rounds; round++)
        {
            MatrixProduct.Multiply(centred, basis, image, 1f, cancellationToken: cancellationToken);
            MatrixProduct.Multiply(centred.Transposed, image, basis, 1f / n, cancellationToken: cancellationToken);
            Orthonormalise(basis);
        }

        MatrixProduct.Multiply(centred, basis, image, 1f, cancellationToken: cancellationToken);
        return Rotate(mean, basis, image, wanted, total / (n - 1));
    }

    /// <summary>Coordinates of rows along the directions, shape (rows, components).</summary>
    public MatrixView<double> Project(FeatureMatrix features, CancellationToken cancellationToken)
    {
        var (centred, _) = Centre(features, Mean);
        var single = MatrixView<float>.Allocate(features.Rows, Count);
        MatrixProduct.Multiply(centred, Directions.View().Transposed, single, 1f, cancellationToken: cancellationToken);
        return new(Array.ConvertAll(single.Values, value => (double)value), features.Rows, Count);
    }

    private static double[] MeanOf(FeatureMatrix features)
    {
        var mean = new double[features.Columns];
        for (var i = 0; i < features.Rows; i++)
        {
            var row = features.Row(i);
            for (var d = 0; d < mean.Length; d++)
            {
                mean[d] += row[d];
            }
        }

        return Array.ConvertAll(mean, sum => sum / features.Rows);
    }

    private static (MatrixView<float> Centred, double Squares) Centre(FeatureMatrix features, double[] mean)
    {
        var centred = MatrixView<float>.Allocate(features.Rows, features.Columns);
        var squares = 0.0;
        for (var i = 0; i < features.Rows; i++)
        {
            var from = features.Row(i);
            var to = centred.Row(i);
            for (var d = 0; d < mean.Length; d++)
            {
                var value = from[d] - mean[d];
                to[d] = (float)value;
                squares += value * value;
            }
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
    private static void Orthonormalise(MatrixView<float> basis)
    {
        // Twice is enough (Yamamoto et al., "Roundoff error analysis of the CholeskyQR2 algorithm", 2015).
        var wide = new MatrixView<double>(Array.ConvertAll(basis.Values, value => (double)value), basis.Rows, basis.Columns);
        for (var pass = 0; pass < 2; pass++)
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

    private static PrincipalComponents Rotate(double[] mean, MatrixView<float> basis, MatrixView<float> image, int wanted, double total)
    {
        var wide = new MatrixView<double>(Array.ConvertAll(image.Values, value => (double)value), image.Rows, image.Columns);
        var covariance = MatrixView<double>.Allocate(image.Columns, image.Columns);
        MatrixProduct.Gram(wide.Transposed, covariance, 1.0 / (image.Rows - 1));
        var eigen = SymmetricEigen.Of(covariance);
        var kept = Math.Max(1, Enumerable.Range(0, wanted).Count(j => eigen.Values[j] > 1e-10 * Math.Max(eigen.Values[0], 1e-300)));
        var directions = FeatureMatrix.Allocate(kept, mean.Length);
        for (var k = 0; k < kept; k++)
        {
            var direction = directions.RowBlock(k, 1).Span;
            for (var d = 0; d < direction.Length; d++)
            {
                var sum = 0.0;
                for (var j = 0; j < basis.Columns; j++)
                {
                    sum += basis[d, j] * eigen.Vectors[j, k];
                }

                direction[d] = (float)sum;
            }
        }

        return new(mean, directions, [.. eigen.Values.Take(kept).Select(value => Math.Max(0, value))], total);
    }
}
