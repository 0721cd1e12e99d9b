using TransferLab.Engine.Backbones;
using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Features;
using TransferLab.Engine.Heads;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>Runs every picture through the frozen network once.</summary>
internal sealed class FeatureStep(ExperimentData data, BackboneLibrary backbones, FeatureExtractor extractor) : ExperimentStep<FrozenFeatures>
{
    private readonly ExperimentBackbone backbone = new(backbones, data.Experiment.Backbone!);

    public override string Id => "features";

    public override UserMessage Title => UserMessage.Of($"Look at every picture with the network");

    public override object? Settings => new
    {
        data.Experiment.Dataset.Version,
        backbone.Reference.Sha256,
        Card = backbone.Reference.Id,
        Preprocessing = backbone.CardInLibrary?.Preprocessing.Key,
    };

    /// <summary>The feature cache keeps them already, picture by picture.</summary>
    public override bool IsKept => false;

    public override StepWork? Work(StepContext context) => new($"features/{backbone.Reference.Id}", data.Dataset.Examples.Count);

    protected override async Task<FrozenFeatures> MakeAsync(StepContext context, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        int[] rows = [.. Enumerable.Range(0, data.Dataset.Examples.Count)];
        var features = await extractor.ExtractAsync(backbone.Card, data.Dataset, rows, progress, cancellationToken);
        FiniteFeatures.Require(features, row => data.Dataset.Examples[row].Path);
        return new(features);
    }
}
