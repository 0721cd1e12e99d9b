using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Numerics;

/// <summary>The factor that scores are multiplied with before a softmax, so that the probabilities fit the labels best.</summary>
internal static class SoftmaxSharpness
{
    private const int Steps = 60;

    /// <summary>The factor within the bounds that minimises the mean log-loss, which is convex in it.</summary>
    /// <param name="scores">Shape (n, classes); the higher, the likelier.</param>
    /// <param name="labels">Shape (n).</param>
    /// <remarks>Golden-section search over the logarithm of the factor. Cost O(n·classes).</remarks>
    public static double Fit(FeatureMatrix scores, Labels labels, double lowest, double highest)
    {
        var ratio = (Math.Sqrt(5) - 1) / 2;
        var (low, high) = (Math.Log(lowest), Math.Log(highest));
        var (left, right) = (high - (ratio * (high - low)), low + (ratio * (high - low)));
        var (leftLoss, rightLoss) = (LogLoss(scores, labels, Math.Exp(left)), LogLoss(scores, labels, Math.Exp(right)));
        for (var step = 0; step < Steps && high - low > 1e-7; step++)
        {
            if (leftLoss <= rightLoss)
            {
                (high, right, rightLoss) = (right, left, leftLoss);
                left = high - (ratio * (high - low));
                leftLoss = LogLoss(scores, labels, Math.Exp(left));
            }
            else
            {
                (low, left, leftLoss) = (left, right, rightLoss);
                right = low + (ratio * (high - low));
                rightLoss = LogLoss(scores, labels, Math.Exp(right));
            }
        }

        return Math.Exp((low + high) / 2);
    }

    /// <summary>Mean negative log-likelihood of the labels under softmax(factor·scores), in nats.</summary>
    public static double LogLoss(FeatureMatrix scores, Labels labels, double factor)
    {
        var sum = 0.0;
        for (var i = 0; i < scores.Rows; i++)
        {
            var row = scores.Row(i);
            var largest = double.NegativeInfinity;
            foreach (var score in row)
            {
                largest = Math.Max(largest, score);
            }

            var total = 0.0;
            foreach (var score in row)
            {
                total += Math.Exp(factor * (score - largest));
            }

            sum += Math.Log(total) - (factor * (row[labels[i]] - largest));
        }

        return sum / Math.Max(1, scores.Rows);
    }
}
