using System.Numerics.Tensors;
using TransferLab.Engine.Features;
using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Transferability.Advising;

/// <summary>Features as the heads see them (each with standard deviation 1), in the directions in which they vary most: few enough for every score.</summary>
internal static class ReducedFeatures
{
    /// <summary>More directions change no ranking that was measured and cost time.</summary>
    public const int MostDirections = 128;

    /// <summary>Pictures for each direction, so that no score sees as many columns as rows.</summary>
    private const int RowsPerDirection = 3;

    /// <returns>Shape (n, directions), by falling variance; as many directions as there are.</returns>
    public static MatrixView<double> Of(FeatureMatrix features, CancellationToken cancellationToken) =>
        PrincipalComponents.Coordinates(Standardise(features), MostDirections, cancellationToken);

    /// <summary>The first of them, few enough for the rows.</summary>
    public static MatrixView<double> ForScores(MatrixView<double> reduced) =>
        reduced.Block(0, 0, reduced.Rows, Math.Clamp(reduced.Rows / RowsPerDirection, 1, reduced.Columns));

    private static FeatureMatrix Standardise(FeatureMatrix features)
    {
        var (n, width) = (features.Rows, features.Columns);
        var (sums, squares, wide) = (new double[width], new double[width], new double[width]);
        for (var i = 0; i < n; i++)
        {
            TensorPrimitives.ConvertTruncating<float, double>(features.Row(i), wide);
            TensorPrimitives.Add(sums, wide, sums);
            TensorPrimitives.MultiplyAdd<double>(wide, wide, squares, squares);
        }

        var (means, factors) = (new float[width], new float[width]);
        for (var d = 0; d < width; d++)
        {
            var mean = sums[d] / n;
            var variance = (squares[d] / n) - (mean * mean);
            // Equal values differ from their mean by rounding; that is no variation.
            (means[d], factors[d]) = ((float)mean, variance > 1e-10 * squares[d] / n ? (float)(1 / Math.Sqrt(variance)) : 0);
        }

        var result = FeatureMatrix.Allocate(n, width);
        for (var i = 0; i < n; i++)
        {
            var row = result.RowBlock(i, 1).Span;
            TensorPrimitives.Subtract(features.Row(i), means, row);
            TensorPrimitives.Multiply(row, factors, row);
        }

        return result;
    }
}
