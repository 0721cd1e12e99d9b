using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments.Steps;

namespace TransferLab.Engine.Experiments.Techniques.Networks;

/// <summary>Judges what the trained networks said of the test parts, at every place between the start and the end of the training.</summary>
internal sealed class JudgementStep(ExperimentData data, Trainee trainee) : ExperimentStep<JudgedNetwork>
{
    public override string Id => "judgement";

    public override UserMessage Title => UserMessage.Of($"Judge the trained network on the test pictures");

    public override IReadOnlyList<Type> Needs => [typeof(TrainedNetworks)];

    public override object? Settings => new { data.Division, trainee.Settings };

    protected override Task<JudgedNetwork> MakeAsync(StepContext context, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new(RunPhase.Evaluating, 0, 1));
        return Task.FromResult(Judge(context.Get<TrainedNetworks>().Splits, TestPool.WithTest(data.Plan.Splits), cancellationToken));
    }

    private JudgedNetwork Judge(IReadOnlyList<SplitOutcome> trained, Split[] splits, CancellationToken cancellationToken)
    {
        var labels = data.Dataset.Labels;
        AlphaTrial[] chosen = [.. trained.Select(split => SplitOutcome.Choose(split.Trials))];
        var predictions = TestPool.Predictions(splits, labels, [.. chosen.Select(trial => trial.Test)]);
        double?[] temperatures = [.. chosen.Select((trial, i) => Temperature(trial, labels.Rows(trained[i].ValidationRows)))];
        var (calibrated, temperature) = temperatures.All(fitted => fitted is not null)
            ? (TestPool.Predictions(splits, labels, [.. chosen.Select((trial, i) => TemperatureScaling.Apply(trial.Test, temperatures[i]!.Value))]),
                Math.Exp(temperatures.Average(fitted => Math.Log(fitted!.Value))))
            : ((Predictions?)null, (double?)null);
        var (learned, correct) = (trained.Sum(split => split.LearnedExamples), trained.Sum(split => split.CorrectInTraining));
        double[] alphas = [.. chosen.Select(trial => trial.Alpha)];
        return new(
            ClassifierEvaluator.Evaluate(predictions, calibrated, temperature, data.Evaluation, data.Experiment.Seed, cancellationToken),
            predictions,
            TestPool.Training(correct, learned, labels.Count, data.Evaluation.Confidence),
            [.. trained.Zip(alphas, Choices)],
            alphas,
            trainee.Interpolates ? [.. Enumerable.Range(0, trained[0].Trials.Count).Select(at => Point(splits, trained, alphas, at))] : [],
            // Of a cross-validation the middle of what its folds chose: the last network has seen all of their test pictures.
            alphas.Order().ElementAt(alphas.Length / 2));
    }

    private InterpolationPoint Point(Split[] splits, IReadOnlyList<SplitOutcome> trained, double[] alphas, int at)
    {
        AlphaTrial[] here = [.. trained.Select(split => split.Trials[at])];
        var predictions = TestPool.Predictions(splits, data.Dataset.Labels, [.. here.Select(trial => trial.Test)]);
        var right = Enumerable.Range(0, predictions.Count).Count(predictions.IsCorrect);
        return new(
            here[0].Alpha,
            WilsonInterval.Of(right, predictions.Count, data.Evaluation.Confidence),
            here.Average(trial => trial.ValidationAccuracy),
            here.Average(trial => trial.ValidationLoss),
            alphas.Count(alpha => alpha == here[0].Alpha));
    }

    private static double? Temperature(AlphaTrial trial, Labels labels) =>
        trial.Validation is { } validation ? TemperatureScaling.Fit(validation, labels) : null;

    private static Dictionary<string, double> Choices(SplitOutcome trained, double alpha) => new()
    {
        ["epochs"] = trained.History.Epochs.Count,
        ["bestEpoch"] = trained.History.BestEpoch,
        ["learningRate"] = trained.Settings.LearningRate!.Value,
        ["alpha"] = alpha,
    };
}
