using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Features;
using TransferLab.Engine.Training;

namespace TransferLab.Engine.Experiments.Techniques.Networks;

/// <summary>Judges the trained networks on the test parts, at every place between the start and the end of the training; which place counts is decided without them.</summary>
internal sealed class JudgementStep(ExperimentData data, Trainee trainee, TrainingResources resources) : ExperimentStep<JudgedNetwork>
{
    public override string Id => "judgement";

    public override UserMessage Title => UserMessage.Of($"Judge the trained network on the test pictures");

    public override IReadOnlyList<Type> Needs => [typeof(TrainedNetworks)];

    public override object? Settings => new { data.Division, trainee.Settings };

    public override StepWork? Work(StepContext context) => new(
        $"judgement/{trainee.Rate}",
        data.Dataset.Examples.Count * (double)(trainee.Interpolates ? Interpolation.Alphas.Count : 1));

    protected override Task<JudgedNetwork> MakeAsync(StepContext context, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var trained = context.Get<TrainedNetworks>();
        var splits = TestPool.WithTest(data.Plan.Splits);
        var judge = new SplitJudge(data, trainee, resources);
        var (trials, correct) = (new List<IReadOnlyList<AlphaTrial>>(), 0);
        for (var i = 0; i < splits.Length; i++)
        {
            progress?.Report(new(RunPhase.Evaluating, i, splits.Length));
            trials.Add(judge.Try(trained.Splits[i], splits[i], cancellationToken));
            correct += judge.CorrectInTraining(trained.Splits[i], SplitJudge.Choose(trials[i]).Alpha, cancellationToken);
        }

        return Task.FromResult(Judge(trained, splits, trials, correct, cancellationToken));
    }

    private JudgedNetwork Judge(
        TrainedNetworks trained, Split[] splits, List<IReadOnlyList<AlphaTrial>> trials, int correct, CancellationToken cancellationToken)
    {
        var labels = data.Dataset.Labels;
        AlphaTrial[] chosen = [.. trials.Select(SplitJudge.Choose)];
        var predictions = TestPool.Predictions(splits, labels, [.. chosen.Select(trial => trial.Test)]);
        double?[] temperatures = [.. chosen.Select((trial, i) => Temperature(trial, labels.Rows(trained.Splits[i].ValidationRows)))];
        var (calibrated, temperature) = temperatures.All(fitted => fitted is not null)
            ? (TestPool.Predictions(splits, labels, [.. chosen.Select((trial, i) => TemperatureScaling.Apply(trial.Test, temperatures[i]!.Value))]),
                Math.Exp(temperatures.Average(fitted => Math.Log(fitted!.Value))))
            : ((Predictions?)null, (double?)null);
        var learned = trained.Splits.Sum(split => split.LearnedRows.Count);
        double[] alphas = [.. chosen.Select(trial => trial.Alpha)];
        return new(
            ClassifierEvaluator.Evaluate(predictions, calibrated, temperature, data.Evaluation, data.Experiment.Seed, cancellationToken),
            predictions,
            TestPool.Training(correct, learned, labels.Count, data.Evaluation.Confidence),
            [.. trained.Splits.Zip(alphas, Choices)],
            alphas,
            trainee.Interpolates ? [.. Enumerable.Range(0, trials[0].Count).Select(at => Point(splits, trials, alphas, at))] : [],
            // Of a cross-validation the middle of what its folds chose: the last network has seen all of their test pictures.
            alphas.Order().ElementAt(alphas.Length / 2));
    }

    private InterpolationPoint Point(Split[] splits, List<IReadOnlyList<AlphaTrial>> trials, double[] alphas, int at)
    {
        AlphaTrial[] here = [.. trials.Select(split => split[at])];
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

    private static Dictionary<string, double> Choices(TrainedNetwork trained, double alpha) => new()
    {
        ["epochs"] = trained.History.Epochs.Count,
        ["bestEpoch"] = trained.History.BestEpoch,
        ["learningRate"] = trained.Settings.LearningRate!.Value,
        ["alpha"] = alpha,
    };
}
