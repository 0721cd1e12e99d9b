using System.Numerics.Tensors;
using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Transferability.Scores;

/// <summary>How sure a shrunk linear discriminant is of the right class, after hard pictures were moved towards the other classes. 0 to 1.</summary>
/// <remarks>Source: Shao et al., "Not all models are equal: predicting model transferability in a self-challenging Fisher space", ECCV 2022. Cost O(n·width² + width³).</remarks>
internal sealed class SfdaScore : TransferabilityScore
{
    private const double SmallestShrinkage = 1e-10;

    public override ScoreKind Kind => ScoreKind.Sfda;

    protected override double Compute(ScoreInput input, CancellationToken cancellationToken)
    {
        var scatter = Within(input, input.Features, input.ClassMeans);
        var shrinkage = Math.Max(Math.Exp(-5 * SymmetricEigen.Of(scatter).Values[0]), SmallestShrinkage);
        var first = Probabilities(input, input.Features, input.ClassMeans, scatter, shrinkage);
        cancellationToken.ThrowIfCancellationRequested();

        var mixed = Mix(input, first);
        var means = Means(input, mixed);
        var second = Probabilities(input, mixed, means, Within(input, mixed, means), shrinkage);
        return Enumerable.Range(0, input.Rows).Average(i => second[i, input.Labels[i]]);
    }

    /// <summary>Each picture moves towards the mean of the other classes, the farther the less sure its own class is.</summary>
    private static MatrixView<double> Mix(ScoreInput input, MatrixView<double> probabilities)
    {
        var mixed = MatrixView<double>.Allocate(input.Rows, input.Columns);
        var others = MatrixView<double>.Allocate(input.ClassCount, input.Columns);
        for (var c = 0; c < input.ClassCount; c++)
        {
            for (var d = 0; d < input.Columns; d++)
            {
                others[c, d] = ((input.Mean[d] * input.Rows) - (input.ClassMeans[c, d] * input.Counts[c])) / (input.Rows - input.Counts[c]);
            }
        }

        for (var i = 0; i < input.Rows; i++)
        {
            // The paper softens the probabilities by another softmax.
            Softmax(probabilities.Row(i));
            var own = probabilities[i, input.Labels[i]];
            TensorPrimitives.Multiply(others.Row(input.Labels[i]), 1 - own, mixed.Row(i));
            TensorPrimitives.MultiplyAdd(input.Features.Row(i), own, mixed.Row(i), mixed.Row(i));
        }

        return mixed;
    }

    private static MatrixView<double> Means(ScoreInput input, MatrixView<double> rows)
    {
        var means = MatrixView<double>.Allocate(input.ClassCount, rows.Columns);
        for (var i = 0; i < rows.Rows; i++)
        {
            var mean = means.Row(input.Labels[i]);
            TensorPrimitives.MultiplyAdd(rows.Row(i), 1.0 / input.Counts[input.Labels[i]], mean, mean);
        }

        return means;
    }

    /// <summary>Scatter within the classes, divisor n.</summary>
    private static MatrixView<double> Within(ScoreInput input, MatrixView<double> rows, MatrixView<double> means)
    {
        var apart = MatrixView<double>.Allocate(rows.Rows, rows.Columns);
        for (var i = 0; i < rows.Rows; i++)
        {
            TensorPrimitives.Subtract(rows.Row(i), means.Row(input.Labels[i]), apart.Row(i));
        }

        return ScoreInput.OfColumns(apart, 1.0 / rows.Rows);
    }

    /// <summary>Of a linear discriminant with the scatter shrunk towards a multiple of the identity.</summary>
    private static MatrixView<double> Probabilities(
        ScoreInput input, MatrixView<double> rows, MatrixView<double> means, MatrixView<double> scatter, double shrinkage)
    {
        var inverse = Inverse(scatter, shrinkage);
        var weights = MatrixView<double>.Allocate(means.Rows, means.Columns);
        MatrixProduct.Multiply(means, inverse, weights, 1.0);
        var scores = MatrixView<double>.Allocate(rows.Rows, means.Rows);
        MatrixProduct.Multiply(rows, weights.Transposed, scores, 1.0);
        var biases = new double[means.Rows];
        for (var c = 0; c < biases.Length; c++)
        {
            biases[c] = (-0.5 * TensorPrimitives.Dot<double>(means.Row(c), weights.Row(c))) + Math.Log((double)input.Counts[c] / input.Rows);
        }

        for (var i = 0; i < rows.Rows; i++)
        {
            TensorPrimitives.Add(scores.Row(i), biases, scores.Row(i));
            Softmax(scores.Row(i));
        }

        return scores;
    }

    private static void Softmax(Span<double> row)
    {
        TensorPrimitives.Subtract(row, TensorPrimitives.Max<double>(row), row);
        TensorPrimitives.Exp<double>(row, row);
        TensorPrimitives.Divide(row, TensorPrimitives.Sum<double>(row), row);
    }

    private static MatrixView<double> Inverse(MatrixView<double> scatter, double shrinkage)
    {
        var trace = Enumerable.Range(0, scatter.Rows).Sum(d => scatter[d, d]);
        var inverse = new MatrixView<double>([.. scatter.Values], scatter.Rows, scatter.Columns);
        for (var d = 0; d < inverse.Rows; d++)
        {
            for (var e = 0; e < inverse.Columns; e++)
            {
                inverse[d, e] *= 1 - shrinkage;
            }

            // A feature that never varies would have no inverse.
            inverse[d, d] += (shrinkage * trace / inverse.Rows) + (1e-12 * trace) + double.Epsilon;
        }

        SymmetricInverse.Invert(inverse);
        return inverse;
    }
}
