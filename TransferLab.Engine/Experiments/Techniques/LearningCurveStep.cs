using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Heads;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>Fits the head on fewer labels, to see what more of them would bring.</summary>
internal sealed class LearningCurveStep(ExperimentData data, HeadOptions options, LearningCurveChoice choice) : ExperimentStep<MeasuredCurve>
{
    public override string Id => "learning-curve";

    public override UserMessage Title => UserMessage.Of($"Measure how many labels are enough");

    public override IReadOnlyList<Type> Needs => [typeof(FrozenFeatures)];

    public override object? Settings => new { data.Division, options.HeadId, Options = (object)options, choice };

    public override StepWork? Work(StepContext context) => new($"learning-curve/{options.HeadId}", data.Dataset.Examples.Count * (double)choice.Repeats);

    protected override Task<MeasuredCurve> MakeAsync(StepContext context, IProgress<RunProgress>? progress, CancellationToken cancellationToken) =>
        Task.FromResult(new MeasuredCurve(LearningCurves.Measure(
            HeadCatalog.Create(options),
            context.Get<FrozenFeatures>().Features,
            data.Dataset.Labels,
            data.Plan.Splits,
            choice.LabelsPerClass,
            choice.Repeats,
            data.Evaluation.Confidence,
            data.Experiment.Seed,
            progress,
            cancellationToken)));
}
