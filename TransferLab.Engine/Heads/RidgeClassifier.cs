using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Heads;

/// <summary>Least squares on one-hot targets with an L2 penalty, solved at once.</summary>
/// <remarks>See <c>docs/methods/ridge.md</c>. Cost O(n·m² + m³) per penalty tried, m the smaller of examples and features.</remarks>
internal sealed class RidgeClassifier(RidgeClassifierOptions options) : Head
{
    private const int Patience = 2;

    public override string Id => RidgeClassifierOptions.Id;

    protected override TrainedHead Learn(
        TrainingSet examples, int seed, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var standardisation = Standardisation.Of(examples);
        var problem = new RidgeProblem(standardisation.Apply(examples.Features, examples.Order).View(), examples.Labels, cancellationToken);
        var best = Choose(problem, progress, cancellationToken);

        // Softmax needs scores on its own scale; examples that were kept out say which.
        var leftOut = problem.LeftOutScores(best);
        var sharpness = SoftmaxSharpness.Fit(leftOut, examples.Labels, 1e-2, 1e3);
        var (weights, biases) = problem.Weights(best, sharpness);
        return new TrainedLinearHead(
            Id,
            examples.ClassCount,
            examples.Present,
            standardisation,
            weights,
            biases,
            new Dictionary<string, double> { ["alpha"] = best.Alpha, ["sharpness"] = sharpness, ["squaredError"] = best.SquaredError })
        {
            HeldOut = examples.HeldOut(
                [.. Enumerable.Range(0, examples.Count)], TrainedNearestClassMean.Probabilities(leftOut, sharpness)),
        };
    }

    /// <summary>From strong to weak penalties, until two in a row were no better.</summary>
    private RidgeSolution Choose(RidgeProblem problem, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var alphas = Grid();
        RidgeSolution? best = null;
        var worse = 0;
        for (var i = 0; i < alphas.Length && worse < Patience; i++)
        {
            var solution = problem.Solve(alphas[i], cancellationToken);
            worse = best is null || solution.SquaredError < best.SquaredError ? 0 : worse + 1;
            best = worse == 0 ? solution : best;
            progress?.Report(new(RunPhase.Fitting, i + 1, alphas.Length, Id));
        }

        return best!;
    }

    private double[] Grid()
    {
        if (options.Alpha is { } alpha)
        {
            return [alpha];
        }

        var steps = (int)Math.Ceiling((Math.Log10(options.LargestAlpha / options.SmallestAlpha) * options.ValuesPerDecade) - 1e-9);
        return [.. Enumerable.Range(0, Math.Max(0, steps) + 1).Select(step => Math.Max(
            options.SmallestAlpha, options.LargestAlpha * Math.Pow(10, -(double)step / options.ValuesPerDecade)))];
    }
}
