using System.Numerics.Tensors;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Heads;

/// <summary>min ‖T − XW‖² + alpha·‖W‖² for centred X and T, over as many unknowns as there are features or examples, whichever are fewer.</summary>
/// <remarks>
/// Kept-out errors need no second fit: error / (1 − leverage), the leverage of the bias (1/n) included
/// (Allen, "The relationship between variable selection and data augmentation", 1974).
/// </remarks>
internal sealed class RidgeProblem
{
    private readonly MatrixView<float> features;
    private readonly Labels labels;
    private readonly bool throughColumns;
    private readonly MatrixView<double> products;
    private readonly MatrixView<double> targets;
    private readonly MatrixView<double> projected;

    public RidgeProblem(MatrixView<float> features, Labels labels, CancellationToken cancellationToken)
    {
        (this.features, this.labels) = (features, labels);
        throughColumns = features.Columns <= features.Rows;
        var side = throughColumns ? features.Transposed : features;
        var single = MatrixView<float>.Allocate(side.Rows, side.Rows);
        MatrixProduct.Gram(side, single, 1f, cancellationToken: cancellationToken);
        products = new(Array.ConvertAll(single.Values, value => (double)value), single.Rows, single.Columns);
        targets = Targets(labels);
        projected = throughColumns ? TransposedTimes(features, targets) : targets;
    }

    public RidgeSolution Solve(double alpha, CancellationToken cancellationToken)
    {
        var inverse = new MatrixView<double>((double[])products.Values.Clone(), products.Rows, products.Columns);
        for (var i = 0; i < inverse.Rows; i++)
        {
            inverse[i, i] += alpha;
        }

        SymmetricInverse.Invert(inverse, cancellationToken);
        var coefficients = MatrixView<double>.Allocate(inverse.Rows, labels.ClassCount);
        MatrixProduct.Multiply(inverse, projected, coefficients, 1.0, cancellationToken: cancellationToken);
        var solution = new RidgeSolution(alpha, coefficients, inverse, 0);
        return solution with { SquaredError = throughColumns ? GeneralisedError(solution) : MeanSquare(ErrorsThroughRows(solution)) };
    }

    /// <summary>What each example would have scored without itself, shape (n, classes).</summary>
    public FeatureMatrix LeftOutScores(RidgeSolution solution)
    {
        var errors = throughColumns ? ErrorsThroughColumns(solution) : ErrorsThroughRows(solution);
        var scores = FeatureMatrix.Allocate(labels.Count, labels.ClassCount);
        for (var i = 0; i < labels.Count; i++)
        {
            var row = scores.RowBlock(i, 1).Span;
            for (var k = 0; k < row.Length; k++)
            {
                row[k] = (float)((labels[i] == k ? 1 : 0) - errors[i, k]);
            }
        }

        return scores;
    }

    /// <summary>Weights (classes, width) and biases (classes), each multiplied by <paramref name="scale"/>.</summary>
    public (float[] Weights, float[] Biases) Weights(RidgeSolution solution, double scale)
    {
        var byFeature = throughColumns ? solution.Coefficients : TransposedTimes(features, solution.Coefficients);
        var weights = new float[labels.ClassCount * features.Columns];
        for (var k = 0; k < labels.ClassCount; k++)
        {
            for (var d = 0; d < features.Columns; d++)
            {
                weights[(k * features.Columns) + d] = (float)(scale * byFeature[d, k]);
            }
        }

        return (weights, [.. labels.CountPerClass().Select(count => (float)(scale * count / labels.Count))]);
    }

    private static MatrixView<double> Targets(Labels labels)
    {
        var counts = labels.CountPerClass();
        var targets = MatrixView<double>.Allocate(labels.Count, labels.ClassCount);
        for (var i = 0; i < labels.Count; i++)
        {
            for (var k = 0; k < labels.ClassCount; k++)
            {
                targets[i, k] = (labels[i] == k ? 1 : 0) - ((double)counts[k] / labels.Count);
            }
        }

        return targets;
    }

    /// <summary>Xᵀ·right in double precision, shape (width, columns of right).</summary>
    private static MatrixView<double> TransposedTimes(MatrixView<float> left, MatrixView<double> right)
    {
        var result = MatrixView<double>.Allocate(left.Columns, right.Columns);
        const int block = 128;
        Parallel.For(0, (left.Columns + block - 1) / block, part =>
        {
            var end = Math.Min(left.Columns, (part + 1) * block);
            for (var i = 0; i < left.Rows; i++)
            {
                for (var d = part * block; d < end; d++)
                {
                    double value = left[i, d];
                    for (var k = 0; k < right.Columns; k++)
                    {
                        result[d, k] += value * right[i, k];
                    }
                }
            }
        });
        return result;
    }

    private static double MeanSquare(MatrixView<double> errors) =>
        errors.Values.Sum(error => error * error) / errors.Values.Length;

    /// <summary>Generalised cross-validation: every example is given the mean leverage (Golub, Heath and Wahba, 1979). Cost O(m²·classes).</summary>
    private double GeneralisedError(RidgeSolution solution)
    {
        // ‖T − XW‖² = ‖T‖² − ⟨W, XᵀT⟩ − alpha·‖W‖², because (XᵀX + alpha)W = XᵀT.
        var squares = targets.Values.Sum(value => value * value);
        var (along, trace) = (0.0, 0.0);
        for (var i = 0; i < projected.Values.Length; i++)
        {
            var weight = solution.Coefficients.Values[i];
            along += weight * (projected.Values[i] + (solution.Alpha * weight));
        }

        for (var i = 0; i < products.Rows; i++)
        {
            trace += solution.Inverse[i, i];
        }

        var leverage = (products.Rows - (solution.Alpha * trace)) / labels.Count;
        return (squares - along) / targets.Values.Length / Math.Pow(Free(leverage), 2);
    }

    /// <summary>Through the examples' products: error = alpha·coefficient, leverage = 1 − alpha·(diagonal of the inverse).</summary>
    private MatrixView<double> ErrorsThroughRows(RidgeSolution solution)
    {
        var errors = MatrixView<double>.Allocate(labels.Count, labels.ClassCount);
        for (var i = 0; i < errors.Rows; i++)
        {
            var free = Free(1 - (solution.Alpha * solution.Inverse[i, i]));
            for (var k = 0; k < errors.Columns; k++)
            {
                errors[i, k] = solution.Alpha * solution.Coefficients[i, k] / free;
            }
        }

        return errors;
    }

    /// <summary>Through the features: leverage = x·inverse·x.</summary>
    private MatrixView<double> ErrorsThroughColumns(RidgeSolution solution)
    {
        var errors = MatrixView<double>.Allocate(labels.Count, labels.ClassCount);
        var inverse = new MatrixView<float>(Array.ConvertAll(solution.Inverse.Values, value => (float)value), products.Rows, products.Rows);
        const int block = 256;
        for (var first = 0; first < features.Rows; first += block)
        {
            var rows = features.Block(first, 0, Math.Min(block, features.Rows - first), features.Columns);
            var solved = MatrixView<float>.Allocate(rows.Rows, rows.Columns);
            MatrixProduct.Multiply(rows, inverse, solved, 1f);
            for (var i = 0; i < rows.Rows; i++)
            {
                var free = Free(TensorPrimitives.Dot<float>(rows.Row(i), solved.Row(i)));
                var error = errors.Row(first + i);
                targets.Row(first + i).CopyTo(error);
                for (var d = 0; d < features.Columns; d++)
                {
                    TensorPrimitives.MultiplyAdd(solution.Coefficients.Row(d), -rows[i, d], error, error);
                }

                TensorPrimitives.Divide(error, free, error);
            }
        }

        return errors;
    }

    /// <summary>1 − leverage; an example that decides its own score alone has none left, but for rounding.</summary>
    private double Free(double leverage) => Math.Max(1 - leverage - (1.0 / labels.Count), 1e-6);
}
