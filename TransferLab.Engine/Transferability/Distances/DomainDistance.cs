using TransferLab.Engine.Features;
using TransferLab.Engine.Numerics;
using TransferLab.Engine.Transferability.Sources;

namespace TransferLab.Engine.Transferability.Distances;

/// <summary>Measures how far features lie from those of a backbone's source.</summary>
internal static class DomainDistance
{
    /// <param name="features">Of the pictures at hand, under the card that the reference was made with; at least two rows.</param>
    /// <remarks>Cost O(rows·width·64). Each distance is from both sides the same.</remarks>
    public static DomainDistances Of(SourceReference source, FeatureMatrix features, CancellationToken cancellationToken)
    {
        var target = PrincipalComponents.Of(features, SourceReference.MostComponents, cancellationToken);
        var some = ProxyADistance.Evenly(features, Math.Min(features.Rows, SourceReference.MostRows));
        var all = new FeatureMatrix([.. source.Rows.Values, .. some.Values], source.Rows.Rows + some.Rows, features.Columns);
        // Both sets in the directions in which they vary together; the rest is noise to all three distances.
        var coordinates = PrincipalComponents.Of(all, SourceReference.MostComponents, cancellationToken).Project(all, cancellationToken);
        var (one, other) = (coordinates.Block(0, 0, source.Rows.Rows, coordinates.Columns), coordinates.Block(source.Rows.Rows, 0, some.Rows, coordinates.Columns));
        return new(
            ProxyADistance.Of(Single(one), Single(other), cancellationToken),
            MeanDiscrepancy.Of(one, other),
            Frechet(source, target) / Math.Max(source.TotalVariance, double.Epsilon),
            source.Name.En);
    }

    /// <summary>Exact for covariances of the form "some directions, and one variance for all others".</summary>
    private static double Frechet(SourceReference source, PrincipalComponents target)
    {
        var others = source.Width - target.Count;
        var targetOther = others > 0 ? Math.Max(0, target.TotalVariance - target.Variances.Sum()) / others : 0;
        var basis = Basis(source.Components, target.Directions);
        var means = source.Mean.Zip(target.Mean, (one, other) => (one - other) * (one - other)).Sum();
        var outside = (source.Width - basis.Rows) * Math.Pow(Math.Sqrt(source.OtherVariance) - Math.Sqrt(targetOther), 2);
        return means + outside + FrechetDistance.OfCovariances(
            Within(basis, source.Components, source.Variances, source.OtherVariance),
            Within(basis, target.Directions, target.Variances, targetOther));
    }

    /// <summary>Rows of length 1 at right angles that span the directions of both.</summary>
    private static MatrixView<double> Basis(FeatureMatrix one, FeatureMatrix other)
    {
        var rows = MatrixView<double>.Allocate(one.Rows + other.Rows, one.Columns);
        for (var i = 0; i < rows.Rows; i++)
        {
            var from = i < one.Rows ? one.Row(i) : other.Row(i - one.Rows);
            for (var d = 0; d < rows.Columns; d++)
            {
                rows[i, d] = from[d];
            }
        }

        var products = MatrixView<double>.Allocate(rows.Rows, rows.Rows);
        MatrixProduct.Gram(rows, products, 1.0);
        var eigen = SymmetricEigen.Of(products);
        var kept = eigen.Values.Count(value => value > 1e-5 * eigen.Values[0]);
        var turn = MatrixView<double>.Allocate(kept, rows.Rows);
        for (var k = 0; k < kept; k++)
        {
            for (var i = 0; i < rows.Rows; i++)
            {
                turn[k, i] = eigen.Vectors[i, k] / Math.Sqrt(eigen.Values[k]);
            }
        }

        var basis = MatrixView<double>.Allocate(kept, rows.Columns);
        MatrixProduct.Multiply(turn, rows, basis, 1.0);
        return basis;
    }

    /// <summary>The covariance in the basis.</summary>
    private static MatrixView<double> Within(MatrixView<double> basis, FeatureMatrix directions, IReadOnlyList<double> variances, double otherVariance)
    {
        var wide = new MatrixView<double>(Array.ConvertAll(directions.Values.ToArray(), value => (double)value), directions.Rows, directions.Columns);
        var along = MatrixView<double>.Allocate(basis.Rows, wide.Rows);
        MatrixProduct.Multiply(basis, wide.Transposed, along, 1.0);
        var covariance = MatrixView<double>.Allocate(basis.Rows, basis.Rows);
        for (var i = 0; i < basis.Rows; i++)
        {
            for (var j = 0; j < basis.Rows; j++)
            {
                var sum = i == j ? otherVariance : 0;
                for (var k = 0; k < wide.Rows; k++)
                {
                    sum += along[i, k] * along[j, k] * (variances[k] - otherVariance);
                }

                covariance[i, j] = sum;
            }
        }

        return covariance;
    }

    private static FeatureMatrix Single(MatrixView<double> rows)
    {
        var result = FeatureMatrix.Allocate(rows.Rows, rows.Columns);
        for (var i = 0; i < rows.Rows; i++)
        {
            for (var d = 0; d < rows.Columns; d++)
            {
                result.RowBlock(i, 1).Span[d] = (float)rows[i, d];
            }
        }

        return result;
    }
}
