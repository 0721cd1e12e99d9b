using System.Numerics.Tensors;
using TransferLab.Engine.Numerics;
using TransferLab.Engine.Transferability.Scores;

namespace TransferLab.Engine.Transferability.Advising;

/// <summary>How many pictures a linear classifier recognises that was fitted on all the others.</summary>
/// <remarks>
/// Ridge regression on one-hot targets; what each picture would have scored without itself follows without a second fit
/// (Allen, 1974, as in docs/methods/ridge.md). The penalty with the smallest left-out error is taken. Cost O(n·width·(width + classes·penalties)).
/// </remarks>
internal static class RidgeProbe
{
    /// <summary>Against the mean eigenvalue of the scatter; measured optima lie well inside.</summary>
    private static readonly double[] Penalties = [100, 30, 10, 3, 1, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001];

    /// <returns>Part of the pictures, 0 to 1.</returns>
    public static double LeaveOneOutAccuracy(ScoreInput input, CancellationToken cancellationToken)
    {
        var coordinates = MatrixView<double>.Allocate(input.Rows, input.Columns);
        MatrixProduct.Multiply(input.Centred, input.Covariance.Vectors, coordinates, 1.0, cancellationToken: cancellationToken);
        var scatter = Array.ConvertAll(input.Covariance.Values, value => Math.Max(0, value) * (input.Rows - 1));
        var unit = Math.Max(scatter.Average(), double.Epsilon);
        var projected = ProjectedTargets(input, coordinates);
        var (bestError, accuracy) = (double.PositiveInfinity, 0.0);
        foreach (var penalty in Penalties)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (error, right) = LeftOut(input, coordinates, projected, Array.ConvertAll(scatter, value => 1 / (value + (penalty * unit))));
            (bestError, accuracy) = error < bestError ? (error, right) : (bestError, accuracy);
        }

        return accuracy;
    }

    /// <summary>Zᵀ·targets, shape (width, classes): sums of the rows of each class.</summary>
    private static MatrixView<double> ProjectedTargets(ScoreInput input, MatrixView<double> coordinates)
    {
        var projected = MatrixView<double>.Allocate(input.ClassCount, input.Columns);
        for (var i = 0; i < input.Rows; i++)
        {
            var sum = projected.Row(input.Labels[i]);
            TensorPrimitives.Add(sum, coordinates.Row(i), sum);
        }

        return projected;
    }

    private static (double Error, double Accuracy) LeftOut(ScoreInput input, MatrixView<double> coordinates, MatrixView<double> projected, double[] inverse)
    {
        var weights = MatrixView<double>.Allocate(projected.Rows, projected.Columns);
        for (var c = 0; c < weights.Rows; c++)
        {
            TensorPrimitives.Multiply(projected.Row(c), inverse, weights.Row(c));
        }

        var fitted = MatrixView<double>.Allocate(input.Rows, input.ClassCount);
        MatrixProduct.Multiply(coordinates, weights.Transposed, fitted, 1.0);
        var squares = new double[input.Columns];
        var (error, right) = (0.0, 0.0);
        for (var i = 0; i < input.Rows; i++)
        {
            var row = coordinates.Row(i);
            TensorPrimitives.Multiply(row, row, squares);
            var free = Math.Max(1 - TensorPrimitives.Dot<double>(squares, inverse) - (1.0 / input.Rows), 1e-6);
            var scores = fitted.Row(i);
            for (var c = 0; c < scores.Length; c++)
            {
                var target = input.Labels[i] == c ? 1.0 : 0;
                var leftOut = (target - ((double)input.Counts[c] / input.Rows) - scores[c]) / free;
                error += leftOut * leftOut;
                // The class that a picture is left out of looks rarer by that picture; the classes count as they are.
                scores[c] = target - leftOut + ((double)input.Counts[c] / input.Rows) - ((input.Counts[c] - target) / (input.Rows - 1));
            }

            right += TensorPrimitives.IndexOfMax<double>(scores) == input.Labels[i] ? 1 : 0;
        }

        return (error, right / input.Rows);
    }
}
