using TransferLab.Engine.Backbones;
using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Features;
using TransferLab.Engine.Heads;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>Runs every picture through the frozen network once.</summary>
internal sealed class FeatureStep(ExperimentData data, BackboneLibrary backbones, FeatureExtractor extractor) : ExperimentStep<FrozenFeatures>
{
    private readonly ExperimentBackbone backbone = new(backbones, data.Experiment.Backbone!);
    private int? missing;

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

    /// <summary>Only what the cache did not have when it was first asked for: reading the rest takes no time.</summary>
    public override StepWork? Work(StepContext context) => new($"features/{backbone.Reference.Id}", missing ??= Missing());

    protected override async Task<FrozenFeatures> MakeAsync(StepContext context, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var features = await extractor.ExtractAsync(backbone.Card, data.Dataset, Rows, progress, cancellationToken);
        FiniteFeatures.Require(features, row => data.Dataset.Examples[row].Path);
        return new(features);
    }

    private int[] Rows => [.. Enumerable.Range(0, data.Dataset.Examples.Count)];

    private int Missing() => backbone.CardInLibrary is { } card ? extractor.CountMissing(card, data.Dataset, Rows) : data.Dataset.Examples.Count;
}
