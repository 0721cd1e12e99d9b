using System.Numerics.Tensors;
using TransferLab.Engine.Features;
using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Heads;

/// <summary>
/// The objective of multinomial logistic regression, divided by the number of rows:
/// mean loss + ½‖W‖² / (C·n). The biases are not penalised.
/// </summary>
/// <remarks>
/// A point is W (classes × width), then the biases (classes). Each evaluation reads the features once from memory: a block of rows
/// goes through both passes, scores and gradient, while it is in the cache. The rows are cut into chunks by their number alone and
/// added up in order, so that the result does not depend on the number of threads.
/// </remarks>
internal sealed unsafe class SoftmaxObjective : ISmoothObjective
{
    private const int BlockRows = 32;
    private const int LargestChunkCount = 16;
    private const long LargestChunkBytes = 256 << 20;

    private readonly MatrixView<float> features;
    private readonly int[] labels;
    private readonly int classes;
    private readonly (int First, int Count)[] chunks;
    private readonly float[][] gradients;
    private readonly double[] losses;
    private double c = 1;
    private CurvatureInverse? curvature;

    /// <param name="features">Standardised, shape (n, width).</param>
    /// <param name="labels">Shape (n).</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="excluded">Rows that are kept out, as a range.</param>
    public SoftmaxObjective(MatrixView<float> features, int[] labels, int classes, Range excluded)
    {
        (this.features, this.labels, this.classes) = (features, labels, classes);
        chunks = Cut(features.Rows, excluded, ChunkCount);
        gradients = [.. chunks.Select(_ => new float[Size])];
        losses = new double[chunks.Length];
        Rows = chunks.Sum(chunk => chunk.Count);
    }

    /// <summary>Length of a point.</summary>
    public int Size => classes * (features.Columns + 1);

    /// <summary>Rows that count.</summary>
    public int Rows { get; }

    private int ChunkCount => (int)Math.Clamp(LargestChunkBytes / (4L * Size), 2, LargestChunkCount);

    /// <summary>Sets the penalty.</summary>
    /// <param name="inverseStrength">C.</param>
    /// <param name="inverse">For these features and about this C.</param>
    public void Penalise(double inverseStrength, CurvatureInverse inverse) => (c, curvature) = (inverseStrength, inverse);

    public double Evaluate(float[] point, float[] gradient, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { CancellationToken = cancellationToken };
        Parallel.For(0, chunks.Length, options, chunk => losses[chunk] = EvaluateChunk(chunks[chunk], point, gradients[chunk]));
        Array.Clear(gradient);
        foreach (var part in gradients)
        {
            TensorPrimitives.Add(gradient, part, gradient);
        }

        TensorPrimitives.Divide(gradient, Rows, gradient);
        var weights = classes * features.Columns;
        var penalty = 1 / (c * Rows);
        TensorPrimitives.MultiplyAdd(point.AsSpan(0, weights), (float)penalty, gradient.AsSpan(0, weights), gradient.AsSpan(0, weights));
        return (losses.Sum() / Rows) + (penalty / 2 * SumOfSquares(point.AsSpan(0, weights)));
    }

    public void Precondition(float[] vector, CancellationToken cancellationToken) =>
        curvature!.Apply(vector, classes, c * Rows, cancellationToken);

    /// <summary>Mean of p·(1 − p) over all rows and classes.</summary>
    public double Uncertainty(float[] point)
    {
        var probabilities = FeatureMatrix.Allocate(features.Rows, classes);
        Parallel.For(0, (features.Rows + BlockRows - 1) / BlockRows, block =>
        {
            var first = block * BlockRows;
            Predict(point, first, probabilities.RowBlock(first, Math.Min(BlockRows, features.Rows - first)).Span);
        });
        return Uncertainty(probabilities);
    }

    /// <summary>Mean of p·(1 − p), but never so small that the curvature would vanish: the few uncertain examples decide it.</summary>
    public static double Uncertainty(FeatureMatrix probabilities) => Math.Max(
        1e-4,
        (1 - ((double)TensorPrimitives.SumOfSquares(probabilities.Values) / probabilities.Rows)) / probabilities.Columns);

    /// <summary>The probabilities of rows, those kept out included; shape (result.Length / classes, classes).</summary>
    public void Predict(float[] point, int firstRow, Span<float> result)
    {
        var width = features.Columns;
        fixed (float* x = features.Values, w = point, s = result)
        {
            var rows = x + features.Offset + ((long)firstRow * features.RowStride);
            RowProducts.Dot(rows, result.Length / classes, features.RowStride, w, classes, width, width, s, classes);
        }

        for (var first = 0; first < result.Length; first += classes)
        {
            var row = result.Slice(first, classes);
            TensorPrimitives.Add(row, point.AsSpan(classes * width), row);
        }

        SoftmaxRows.Apply(result, classes);
    }

    private static (int First, int Count)[] Cut(int rows, Range excluded, int count)
    {
        var (start, length) = excluded.GetOffsetAndLength(rows);
        var size = Math.Max(BlockRows, (rows - length + count - 1) / count);
        return
        [
            .. CutRange(0, start, size),
            .. CutRange(start + length, rows, size),
        ];
    }

    private static IEnumerable<(int First, int Count)> CutRange(int first, int end, int size)
    {
        for (; first < end; first += size)
        {
            yield return (first, Math.Min(size, end - first));
        }
    }

    private static double SumOfSquares(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += (double)value * value;
        }

        return sum;
    }

    private double EvaluateChunk((int First, int Count) chunk, float[] point, float[] gradient)
    {
        Array.Clear(gradient);
        var scores = new float[BlockRows * classes];
        var loss = 0.0;
        var width = features.Columns;
        fixed (float* x = features.Values, w = point, s = scores, g = gradient)
        {
            for (var first = chunk.First; first < chunk.First + chunk.Count; first += BlockRows)
            {
                var count = Math.Min(BlockRows, chunk.First + chunk.Count - first);
                var rows = x + features.Offset + ((long)first * features.RowStride);
                RowProducts.Dot(rows, count, features.RowStride, w, classes, width, width, s, classes);
                loss += LossAndResiduals(scores.AsSpan(0, count * classes), point.AsSpan(classes * width), labels.AsSpan(first, count), gradient.AsSpan(classes * width));
                RowProducts.AddWeighted(rows, count, features.RowStride, s, classes, g, classes, width, width);
            }
        }

        return loss;
    }

    /// <summary>Replaces scores by probability minus truth; adds those up for the biases.</summary>
    private double LossAndResiduals(Span<float> scores, ReadOnlySpan<float> biases, ReadOnlySpan<int> actual, Span<float> biasGradient)
    {
        var loss = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            var row = scores.Slice(i * classes, classes);
            TensorPrimitives.Add(row, biases, row);
            TensorPrimitives.Subtract(row, TensorPrimitives.Max<float>(row), row);
            loss -= row[actual[i]];
        }

        TensorPrimitives.Exp<float>(scores, scores);
        for (var i = 0; i < actual.Length; i++)
        {
            var row = scores.Slice(i * classes, classes);
            var sum = TensorPrimitives.Sum<float>(row);
            loss += Math.Log(sum);
            TensorPrimitives.Divide(row, sum, row);
            row[actual[i]] -= 1;
            TensorPrimitives.Add(biasGradient, row, biasGradient);
        }

        return loss;
    }
}
