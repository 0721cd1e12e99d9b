using System.Numerics.Tensors;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Heads;

/// <summary>Chooses the penalty of a logistic regression by the log-loss of examples that were kept out.</summary>
/// <remarks>
/// From strong to weak penalties, each fit starting where the one before ended; ends when two in a row were no better.
/// The inverse curvature is computed once per penalty, for all folds.
/// </remarks>
internal sealed class RegularisationSweep(
    FeatureGram gram, Labels labels, InnerFolds folds, LogisticRegressionOptions options, IProgress<RunProgress>? progress)
{
    /// <summary>Where nothing can be kept out, with one example per class; close to what folds choose for few examples.</summary>
    private const double Fallback = 1e-2;

    /// <summary>Enough to rank penalties: the held-out log-loss moves in its fourth digit from here on.</summary>
    private const double Tolerance = 1e-4;
    private const int Patience = 2;

    private readonly SoftmaxObjective[] objectives =
        [.. folds.Ranges.Select(range => new SoftmaxObjective(gram.Features, [.. labels.Values], labels.ClassCount, range))];

    public RegularisationChoice Choose(CancellationToken cancellationToken)
    {
        var start = Prior();
        var uncertainty = PriorUncertainty();
        if (options.C is not null || folds.HeldOutCount == 0)
        {
            return new(options.C ?? Math.Clamp(Fallback, options.SmallestC, options.LargestC), start, uncertainty, null);
        }

        var points = folds.Ranges.Select(_ => start).ToArray();
        RegularisationChoice? best = null;
        var (bestLoss, worse) = (double.PositiveInfinity, 0);
        var grid = Grid();
        for (var i = 0; i < grid.Length && worse < Patience; i++)
        {
            var heldOut = FitFolds(grid[i], points, uncertainty, cancellationToken);
            uncertainty = SoftmaxObjective.Uncertainty(heldOut);
            var loss = LogLoss(heldOut);
            worse = loss < bestLoss ? 0 : worse + 1;
            if (worse == 0)
            {
                (best, bestLoss) = (new(grid[i], Mean(points), uncertainty, heldOut), loss);
            }

            progress?.Report(new(RunPhase.Fitting, i + 1, grid.Length + 1, LogisticRegressionOptions.Id));
        }

        return best!;
    }

    private FeatureMatrix FitFolds(double c, float[][] points, double uncertainty, CancellationToken cancellationToken)
    {
        var curvature = new CurvatureInverse(gram, c, uncertainty, cancellationToken);
        var heldOut = FeatureMatrix.Allocate(folds.HeldOutCount, labels.ClassCount);
        for (var fold = 0; fold < points.Length; fold++)
        {
            objectives[fold].Penalise(c, curvature);
            var minimiser = new Lbfgs(objectives[fold], Math.Max(Tolerance, options.GradientTolerance), options.MaximumIterations);
            points[fold] = minimiser.Minimise(points[fold], cancellationToken).Point;
            var (first, count) = folds.Ranges[fold].GetOffsetAndLength(labels.Count);
            objectives[fold].Predict(points[fold], first, heldOut.RowBlock(first, count).Span);
        }

        return heldOut;
    }

    private double[] Grid()
    {
        var steps = (int)Math.Ceiling((Math.Log10(options.LargestC / options.SmallestC) * options.ValuesPerDecade) - 1e-9);
        return [.. Enumerable.Range(0, Math.Max(0, steps) + 1).Select(step => Math.Min(
            options.LargestC, options.SmallestC * Math.Pow(10, (double)step / options.ValuesPerDecade)))];
    }

    /// <summary>No weights; the biases give each class its frequency.</summary>
    private float[] Prior()
    {
        var weights = labels.ClassCount * gram.Features.Columns;
        var point = new float[weights + labels.ClassCount];
        var counts = labels.CountPerClass();
        for (var k = 0; k < counts.Length; k++)
        {
            point[weights + k] = (float)Math.Log((double)counts[k] / labels.Count);
        }

        return point;
    }

    private double PriorUncertainty() =>
        (1 - labels.CountPerClass().Sum(count => Math.Pow((double)count / labels.Count, 2))) / labels.ClassCount;

    private double LogLoss(FeatureMatrix probabilities)
    {
        var sum = 0.0;
        for (var i = 0; i < probabilities.Rows; i++)
        {
            sum -= Math.Log(Math.Max(probabilities[i, labels[i]], 1e-15));
        }

        return sum / probabilities.Rows;
    }

    private static float[] Mean(float[][] points)
    {
        var mean = new float[points[0].Length];
        foreach (var point in points)
        {
            TensorPrimitives.Add(mean, point, mean);
        }

        TensorPrimitives.Divide(mean, points.Length, mean);
        return mean;
    }
}
