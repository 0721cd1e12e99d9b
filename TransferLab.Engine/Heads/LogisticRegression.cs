using TransferLab.Engine.Features;
using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Heads;

/// <summary>Multinomial logistic regression with an L2 penalty, fitted by L-BFGS on the whole matrix.</summary>
/// <remarks>See <c>docs/methods/logistic-regression.md</c>.</remarks>
internal sealed class LogisticRegression(LogisticRegressionOptions options) : Head
{
    private const int IterationsPerCurvature = 40;

    public override string Id => LogisticRegressionOptions.Id;

    protected override TrainedHead Learn(
        TrainingSet examples, int seed, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var standardisation = Standardisation.Of(examples);
        var folds = new InnerFolds(examples, options.Folds, seed);
        var rows = standardisation.Apply(examples.Features, [.. folds.Order.Select(i => examples.Order[i])]).View();
        var labels = examples.Labels.Rows(folds.Order);
        var gram = new FeatureGram(rows, cancellationToken);
        var choice = new RegularisationSweep(gram, labels, folds, options, progress).Choose(cancellationToken);

        var objective = new SoftmaxObjective(rows, [.. labels.Values], labels.ClassCount, 0..0);
        var fit = Minimise(objective, gram, choice, cancellationToken);
        progress?.Report(new(RunPhase.Fitting, 1, 1, Id));

        var weights = labels.ClassCount * rows.Columns;
        return new TrainedLinearHead(
            Id,
            examples.ClassCount,
            examples.Present,
            standardisation,
            fit.Point[..weights],
            fit.Point[weights..],
            new Dictionary<string, double>
            {
                ["c"] = choice.C,
                ["iterations"] = fit.Iterations,
                ["gradientNorm"] = fit.GradientNorm,
                ["objective"] = fit.Value,
            })
        {
            HeldOut = choice.HeldOut is null ? null : examples.HeldOut(folds.Order, choice.HeldOut),
        };
    }

    /// <summary>Looks at the curvature again where many iterations did not suffice: the examples have become surer since.</summary>
    private LbfgsResult Minimise(SoftmaxObjective objective, FeatureGram gram, RegularisationChoice choice, CancellationToken cancellationToken)
    {
        var (point, uncertainty, iterations) = (choice.Start, choice.Uncertainty, 0);
        while (true)
        {
            objective.Penalise(choice.C, new(gram, choice.C, uncertainty, cancellationToken));
            var most = Math.Min(IterationsPerCurvature, options.MaximumIterations - iterations);
            var fit = new Lbfgs(objective, options.GradientTolerance, most).Minimise(point, cancellationToken);
            iterations += fit.Iterations;
            if (fit.Iterations < most || iterations == options.MaximumIterations)
            {
                return fit with { Iterations = iterations };
            }

            (point, uncertainty) = (fit.Point, objective.Uncertainty(fit.Point));
        }
    }
}
