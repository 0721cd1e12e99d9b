using TransferLab.Engine.Backbones;
using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>Runs every picture through the frozen network once.</summary>
internal sealed class FeatureStep(ExperimentData data, BackboneLibrary backbones, FeatureExtractor extractor) : ExperimentStep<FrozenFeatures>
{
    private readonly BackboneReference backbone = data.Experiment.Backbone!;

    public override string Id => "features";

    public override UserMessage Title => UserMessage.Of($"Look at every picture with the network");

    public override object? Settings => new { data.Experiment.Dataset.Version, backbone.Sha256, Card = backbone.Id, Preprocessing = CardInLibrary()?.Preprocessing.Key };

    /// <summary>The feature cache keeps them already, picture by picture.</summary>
    public override bool IsKept => false;

    public override StepWork? Work(StepContext context) => new($"features/{backbone.Id}", data.Dataset.Examples.Count);

    protected override async Task<FrozenFeatures> MakeAsync(StepContext context, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var card = CardInLibrary() ?? throw new TransferLabException(
            $"The pretrained network {backbone.Id} is not on this machine.",
            $"Download or import it in the model step, then start the run again.");
        if (card.Sha256 != backbone.Sha256)
        {
            throw new TransferLabException(
                $"The file of the pretrained network {card.Name} is another one than this experiment names.",
                $"Choose the network anew; the result will then name its present file.");
        }

        int[] rows = [.. Enumerable.Range(0, data.Dataset.Examples.Count)];
        return new(await extractor.ExtractAsync(card, data.Dataset, rows, progress, cancellationToken));
    }

    /// <summary>Runs have a thread of their own, and the list is in memory after the first look.</summary>
    private BackboneCard? CardInLibrary() => backbones.FindAsync(backbone.Id).GetAwaiter().GetResult()?.Card;
}
