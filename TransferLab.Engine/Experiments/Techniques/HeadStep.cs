using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Heads;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>Fits the head on each training part and judges it on the test part that belongs to it, once.</summary>
internal sealed class HeadStep(ExperimentData data, HeadOptions options) : ExperimentStep<JudgedHead>
{
    public override string Id => "head";

    public override UserMessage Title => UserMessage.Of($"Learn the classes and judge the result");

    public override IReadOnlyList<Type> Needs => [typeof(FrozenFeatures)];

    public override object? Settings => new { data.Division, options.HeadId, Options = (object)options };

    public override StepWork? Work(StepContext context) => new($"head/{options.HeadId}", data.Dataset.Examples.Count * (double)data.Plan.Splits.Count);

    protected override Task<JudgedHead> MakeAsync(StepContext context, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var trial = HeadTrials.Run(
            HeadCatalog.Create(options),
            context.Get<FrozenFeatures>().Features,
            data.Dataset.Labels,
            data.Plan.Splits,
            data.Evaluation,
            data.Experiment.Seed,
            progress,
            cancellationToken);
        return Task.FromResult(new JudgedHead(trial.Evaluation, trial.Predictions, trial.Training, trial.Choices));
    }
}
