using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Heads;

namespace TransferLab.Benchmarks;

/// <summary>(C·Σ loss + ½‖W‖²) / (C·n) and its gradient in double precision, written the plainest way to judge others by.</summary>
internal sealed class PlainObjective
{
    private readonly Labels labels;
    private readonly double c;

    /// <param name="reference">A head whose standardisation is used.</param>
    public PlainObjective(HeadSnapshot reference, FeatureMatrix features, Labels labels, double c)
    {
        (this.labels, this.c) = (labels, c);
        var (means, factors) = (reference.Arrays["means"], reference.Arrays["factors"]);
        Standardised = FeatureMatrix.Allocate(features.Rows, features.Columns);
        for (var i = 0; i < features.Rows; i++)
        {
            for (var d = 0; d < features.Columns; d++)
            {
                Standardised.RowBlock(i, 1).Span[d] = (features[i, d] - means[d]) * factors[d];
            }
        }
    }

    public FeatureMatrix Standardised { get; }

    /// <returns>The objective, and the largest magnitude of a component of its gradient.</returns>
    public (double Value, double Gradient) Of(HeadSnapshot head)
    {
        var (weights, biases) = (head.Arrays["weights"], head.Arrays["biases"]);
        var (n, width, classes) = (labels.Count, Standardised.Columns, labels.ClassCount);
        var residuals = new double[n * classes];
        var losses = new double[n];
        Parallel.For(0, n, i =>
        {
            var x = Standardised.Row(i);
            var scores = residuals.AsSpan(i * classes, classes);
            for (var k = 0; k < classes; k++)
            {
                var sum = (double)biases[k];
                for (var d = 0; d < width; d++)
                {
                    sum += (double)x[d] * weights[(k * width) + d];
                }

                scores[k] = sum;
            }

            var largest = System.Numerics.Tensors.TensorPrimitives.Max<double>(scores);
            var total = 0.0;
            foreach (var score in scores)
            {
                total += Math.Exp(score - largest);
            }

            losses[i] = Math.Log(total) + largest - scores[labels[i]];
            for (var k = 0; k < classes; k++)
            {
                scores[k] = (Math.Exp(scores[k] - largest) / total) - (labels[i] == k ? 1 : 0);
            }
        });
        var penalty = weights.Sum(weight => (double)weight * weight) / (2 * c * n);
        return (losses.Average() + penalty, LargestGradient(residuals, weights));
    }

    private double LargestGradient(double[] residuals, float[] weights)
    {
        var (n, width, classes) = (labels.Count, Standardised.Columns, labels.ClassCount);
        var largest = new double[classes];
        Parallel.For(0, classes, k =>
        {
            var sums = new double[width];
            var bias = 0.0;
            for (var i = 0; i < n; i++)
            {
                var x = Standardised.Row(i);
                bias += residuals[(i * classes) + k];
                for (var d = 0; d < width; d++)
                {
                    sums[d] += residuals[(i * classes) + k] * x[d];
                }
            }

            largest[k] = Math.Max(Math.Abs(bias) / n, sums.Select((sum, d) => Math.Abs((sum / n) + (weights[(k * width) + d] / (c * n)))).Max());
        });
        return largest.Max();
    }
}
