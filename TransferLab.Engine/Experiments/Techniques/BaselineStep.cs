using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments.Steps;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>Measures what a classifier must beat: the most frequent class, and logistic regression on the pictures themselves.</summary>
internal sealed class BaselineStep(ExperimentData data) : ExperimentStep<MeasuredBaselines>
{
    public override string Id => "baselines";

    public override UserMessage Title => UserMessage.Of($"Measure what the simplest methods reach");

    public override IReadOnlyList<Type> Needs => [typeof(JudgedHead)];

    public override object? Settings => data.Division;

    public override StepWork? Work(StepContext context) => new("baselines", data.Dataset.Examples.Count * (double)data.Plan.Splits.Count);

    protected override async Task<MeasuredBaselines> MakeAsync(StepContext context, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var predictions = context.Get<JudgedHead>().Predictions;
        var (labels, splits) = (data.Dataset.Labels, data.Plan.Splits);
        var pixels = await PixelFeatures.ExtractAsync(data.Library, data.Dataset, progress, cancellationToken);
        return new(
        [
            Baselines.Majority(predictions, labels, splits, data.Evaluation.Confidence),
            Baselines.Pixels(predictions, pixels, labels, splits, data.Evaluation, data.Experiment.Seed, progress, cancellationToken),
        ]);
    }
}
