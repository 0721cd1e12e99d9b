using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments.Steps;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>Measures what a classifier must beat: the most frequent class, and logistic regression on the pictures themselves.</summary>
/// <typeparam name="TJudged">The classifier that they are set beside.</typeparam>
internal sealed class BaselineStep<TJudged>(ExperimentData data) : ExperimentStep<MeasuredBaselines>
    where TJudged : class, IJudged
{
    public override string Id => "baselines";

    public override UserMessage Title => UserMessage.Of($"Measure what the simplest methods reach");

    public override IReadOnlyList<Type> Needs => [typeof(TJudged)];

    public override object? Settings => data.Division;

    public override StepWork? Work(StepContext context) => new("baselines", data.Dataset.Examples.Count * (double)data.Plan.Splits.Count);

    protected override async Task<MeasuredBaselines> MakeAsync(StepContext context, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var predictions = context.Get<TJudged>().Predictions;
        var (labels, splits) = (data.Dataset.Labels, data.Plan.Splits);
        var pixels = await PixelFeatures.ExtractAsync(data.Library, data.Dataset, progress, cancellationToken);
        return new(
        [
            Baselines.Majority(predictions, labels, splits, data.Evaluation.Confidence),
            Baselines.Pixels(predictions, pixels, labels, splits, data.Evaluation, data.Experiment.Seed, progress, cancellationToken),
        ]);
    }
}
