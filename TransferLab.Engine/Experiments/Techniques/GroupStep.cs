using TransferLab.Engine.Backbones;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Evaluation.Groups;
using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>Looks whether some test pictures are recognised worse than others, and which known biases of the network they touch.</summary>
/// <typeparam name="TJudged">The classifier at hand.</typeparam>
internal sealed class GroupStep<TJudged>(ExperimentData data, GroupChoice choice, BackboneLibrary backbones) : ExperimentStep<MeasuredGroups>
    where TJudged : class, IJudged
{
    public override string Id => "groups";

    public override UserMessage Title => UserMessage.Of($"Look for pictures that are recognised worse than others");

    public override IReadOnlyList<Type> Needs => [typeof(TJudged)];

    public override object? Settings => new { data.Division, choice, Folders, data.Experiment.Backbone };

    private string? Folders => choice.FolderLevels.Count == 0
        ? null
        : PictureGroups.FolderKey(data.Plan.Splits.SelectMany(split => split.Test).Select(row => data.Dataset.Examples[row]), choice.FolderLevels);

    public override StepWork? Work(StepContext context) => new("groups", data.Plan.Splits.Sum(split => split.Test.Count));

    protected override Task<MeasuredGroups> MakeAsync(StepContext context, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var predictions = context.Get<TJudged>().Predictions;
        var pixels = PixelFeatures.Extract(DatasetPictures.Of(data.Library, data.Dataset, predictions.Rows), progress, cancellationToken);
        var card = data.Experiment.Backbone is { } backbone ? new ExperimentBackbone(backbones, backbone).CardInLibrary : null;
        return Task.FromResult(new MeasuredGroups(GroupJudge.Judge(predictions, data.Dataset, pixels, choice, card, data.Evaluation.Confidence)));
    }
}
