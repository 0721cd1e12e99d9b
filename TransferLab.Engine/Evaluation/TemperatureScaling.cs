using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Evaluation;

/// <summary>Makes all probabilities surer or less sure by one number, without changing which class wins.</summary>
/// <remarks>p ∝ p^(1/T). Guo et al., "On calibration of modern neural networks", ICML 2017. See <c>docs/methods/calibration.md</c>.</remarks>
public static class TemperatureScaling
{
    private const double Lowest = 0.05;
    private const double Highest = 20;

    /// <summary>The temperature that minimises the log-loss; above 1 where the probabilities are too sure.</summary>
    /// <param name="probabilities">Of examples that the classifier was not trained on, and that no result is measured on. Shape (n, classes).</param>
    /// <returns>Between 0.05 and 20; null where fewer than two examples can be used.</returns>
    public static double? Fit(FeatureMatrix probabilities, Labels labels)
    {
        int[] usable = [.. Enumerable.Range(0, labels.Count).Where(i => probabilities[i, labels[i]] > 0)];
        if (usable.Length < 2)
        {
            return null;
        }

        var scores = Logarithms(probabilities.SelectRows(usable));
        return 1 / SoftmaxSharpness.Fit(scores, labels.Rows(usable), 1 / Highest, 1 / Lowest);
    }

    /// <summary>The probabilities at another temperature, shape (n, classes); impossible classes stay impossible.</summary>
    public static FeatureMatrix Apply(FeatureMatrix probabilities, double temperature)
    {
        var scores = Logarithms(probabilities);
        var result = FeatureMatrix.Allocate(probabilities.Rows, probabilities.Columns);
        for (var i = 0; i < result.Rows; i++)
        {
            var from = scores.Row(i);
            var to = result.RowBlock(i, 1).Span;
            var (largest, total) = (System.Numerics.Tensors.TensorPrimitives.Max(from), 0.0);
            for (var k = 0; k < to.Length; k++)
            {
                total += Math.Exp((from[k] - largest) / temperature);
            }

            for (var k = 0; k < to.Length; k++)
            {
                to[k] = (float)(Math.Exp((from[k] - largest) / temperature) / total);
            }
        }

        return result;
    }

    private static FeatureMatrix Logarithms(FeatureMatrix probabilities) => new(
        [.. probabilities.Values.ToArray().Select(p => p > 0 ? MathF.Log(p) : float.MinValue / 1e3f)],
        probabilities.Rows,
        probabilities.Columns);
}
