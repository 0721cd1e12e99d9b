using TransferLab.Engine.Backbones;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Features;
using TransferLab.Engine.Heads;
using TransferLab.Engine.Training;
using TransferLab.Engine.Transferability.Gap;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>Trains from scratch on the same labels, within the same compute budget, and sets the answers beside those of transfer, picture by picture.</summary>
/// <param name="judged">The product that holds what transfer answered.</param>
/// <param name="transfer">Takes the answers out of it.</param>
/// <param name="head">The head on frozen features, where that is the technique; null measures no curve.</param>
/// <param name="passes">How often transfer looks at each training picture, in forward passes: once where the network stays frozen, three times an epoch where it is trained.</param>
/// <param name="alsoNeeds">Products that <paramref name="passes"/> looks at.</param>
internal sealed class TransferGapStep(
    ExperimentData data,
    TransferGapChoice choice,
    BackboneLibrary backbones,
    TrainingResources resources,
    TimeProvider time,
    Type judged,
    Func<StepContext, Predictions> transfer,
    HeadOptions? head = null,
    Func<StepContext, double>? passes = null,
    IReadOnlyList<Type>? alsoNeeds = null) : ExperimentStep<MeasuredGap>
{
    public override string Id => "transfer-gap";

    public override UserMessage Title => UserMessage.Of($"Learn the same from scratch, to see what transfer is worth");

    public override IReadOnlyList<Type> Needs => [judged, typeof(FrozenFeatures), .. alsoNeeds ?? []];

    public override object? Settings => new { data.Division, choice, head?.HeadId, Options = (object?)head, data.Experiment.Backbone };

    public override StepWork? Work(StepContext context) => new(
        $"transfer-gap/{choice.Side}/{choice.SameArchitecture}/{choice.Curve && head is not null}/{choice.Budget}",
        Math.Max(200, data.Plan.Splits[0].Train.Count) * (choice.Runs + 1.0));

    protected override Task<MeasuredGap> MakeAsync(StepContext context, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var (dataset, labels) = (data.Dataset, data.Dataset.Labels);
        var notes = new GapNotes(context.CheckpointFolder);
        var pictures = DatasetPictures.Of(data.Library, dataset, [.. Enumerable.Range(0, dataset.Examples.Count)]);
        var training = new ScratchTraining(pictures, labels, notes.Folder, resources, time);
        var pixels = new Lazy<FeatureMatrix>(() => PixelFeatures.Extract(pictures, progress, cancellationToken));
        var (same, impossible, perPicture) = Architecture(dataset.Classes.Count);
        var task = new GapTask
        {
            Labels = labels,
            Splits = data.Plan.Splits,
            Transfer = transfer(context),
            Arms =
            [
                new PixelArm(pixels, labels),
                new NetworkArm(FreshNetwork.Small(dataset.Classes.Count, choice.Side), training),
                .. same is null ? (IScratchArm[])[] : [new NetworkArm(same, training)],
            ],
            Impossible = impossible,
            Frozen = context.Get<FrozenFeatures>().Features,
            Head = head is null ? null : HeadCatalog.Create(head),
            Pixels = pixels,
            TransferCost = perPicture * data.Plan.Splits[0].Train.Count * (passes?.Invoke(context) ?? 1),
            Choice = choice,
            Confidence = data.Evaluation.Confidence,
            Seed = data.Experiment.Seed,
        };
        return Task.FromResult(new MeasuredGap(new GapMeasurement(task, notes, progress, cancellationToken).Run()));
    }

    /// <summary>The backbone's architecture, or why it cannot be trained, and what one picture costs it.</summary>
    private (FreshNetwork? Network, IReadOnlyList<ScratchArm> Impossible, double? PerPicture) Architecture(int classes)
    {
        if (data.Experiment.Backbone is not { } reference || backbones.FindAsync(reference.Id).GetAwaiter().GetResult() is not { Card: { } card, File: { } file })
        {
            return (null, [], null);
        }

        try
        {
            return (choice.SameArchitecture ? SameArchitecture.Of(card, file, classes) : null, [], SameArchitecture.CostPerPicture(card, file));
        }
        catch (TransferLabException reason)
        {
            var left = new ScratchArm(ScratchMethod.SameArchitecture, null, 0, UserMessage.Of($"The architecture of this model cannot be trained from scratch: {reason.Problem}"));
            return (null, choice.SameArchitecture ? [left] : [], null);
        }
    }
}
