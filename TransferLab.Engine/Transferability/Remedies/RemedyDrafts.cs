using System.Text.Json;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Experiments.Techniques;
using TransferLab.Engine.Transferability.Gap;

namespace TransferLab.Engine.Transferability.Remedies;

/// <summary>Puts together what could be tried, as experiments that differ from the measured one in that alone.</summary>
internal sealed class RemedyDrafts(Experiment experiment, ExperimentResult result, TransferGap gap)
{
    /// <summary>More would be a catalog, not advice.</summary>
    private const int MostBackbones = 3;

    private const string FineTuningKind = "fine-tuning";

    /// <param name="backbones">At hand, the most promising first.</param>
    public IReadOnlyList<Remedy> All(IReadOnlyList<BackboneCard> backbones) =>
    [
        .. gap.Verdict is GapVerdict.Gains ? [] : NoTransfer(),
        .. FewerFrozenLayers(),
        .. EarlierLayers(),
        .. backbones.Where(card => card.Id != experiment.Backbone?.Id).Take(MostBackbones).Select(Another),
        .. MoreLabels(),
    ];

    private IEnumerable<Remedy> NoTransfer()
    {
        var network = gap.Strongest is ScratchMethod.SameArchitecture ? ScratchNetwork.SameArchitecture : ScratchNetwork.SmallResidual;
        var why = gap.Verdict switch
        {
            GapVerdict.Costs => UserMessage.Of($"Measured here: {GapWords.Name(gap.Strongest)} is {-100 * gap.Gap.Value:0.0} points better than transfer."),
            GapVerdict.TooFewToTell => UserMessage.Of($"Whether transfer is better than {GapWords.Name(gap.Strongest)} could not be told here; training from scratch needs no pretrained network."),
            _ => UserMessage.Of($"Measured here: {GapWords.Name(gap.Strongest)} is as good as transfer, and needs no pretrained network."),
        };
        yield return new(
            RemedyKind.NoTransfer,
            UserMessage.Of($"No transfer: train from scratch"),
            gap.Strongest is ScratchMethod.Pixels ? UserMessage.Of($"{why} There is no technique for pixels alone: this experiment trains a small network in their place, which may do less well.") : why,
            Draft("from-scratch", new FromScratchOptions { Network = network }) with
            {
                Backbone = network is ScratchNetwork.SameArchitecture ? experiment.Backbone : null,
            });
    }

    /// <summary>From a frozen network to its last two blocks, from some blocks to twice as many.</summary>
    private IEnumerable<Remedy> FewerFrozenLayers()
    {
        var given = Tuning();
        if (given is not null && given.Tuned is not TuningScope.LastBlocks)
        {
            yield break;
        }

        var blocks = given is null ? 2 : Math.Min(FineTuningOptions.MostBlocks, 2 * given.Blocks);
        if (blocks == given?.Blocks)
        {
            yield break;
        }

        yield return new(
            RemedyKind.FewerFrozenLayers,
            UserMessage.Of($"Fewer frozen layers: tune the last {blocks} blocks"),
            UserMessage.Of($"The last blocks describe what the network was trained to tell apart. Where that is not what matters here, they can learn it, and the rest stays as it is."),
            Draft(FineTuningKind, (given ?? new()) with { Tuned = TuningScope.LastBlocks, Blocks = blocks }));
    }

    private IEnumerable<Remedy> EarlierLayers()
    {
        var given = Tuning();
        if (given?.Tuned is TuningScope.HeadThenAll or TuningScope.All)
        {
            yield break;
        }

        yield return new(
            RemedyKind.TuneEarlierLayers,
            UserMessage.Of($"Tune the earlier layers, too"),
            UserMessage.Of($"The first layers decide which colours, edges and textures are seen at all. Where the pictures look unlike those of the source, they hold the loss (Lee et al., ICLR 2023)."),
            Draft(FineTuningKind, (given ?? new()) with { Tuned = TuningScope.HeadThenAll }));
    }

    private Remedy Another(BackboneCard card) => new(
        RemedyKind.AnotherBackbone,
        UserMessage.Of($"Another network: {card.Name}"),
        UserMessage.Of($"The difference was measured for one network; another one has learned from other pictures, or sees finer."),
        Like(experiment with { Backbone = new() { Id = card.Id, Sha256 = card.Sha256 } }, card.Name));

    private IEnumerable<Remedy> MoreLabels()
    {
        if (LabelForecast.Of(result) is { } forecast)
        {
            yield return new(RemedyKind.MoreLabels, UserMessage.Of($"More labels"), forecast.Sentence(gap), Experiment: null);
        }
    }

    private FineTuningOptions? Tuning() => experiment.Technique.Kind == FineTuningKind ? TechniqueOptions.Read<FineTuningOptions>(experiment) : null;

    private Experiment Draft<TOptions>(string kind, TOptions options) => Like(
        experiment with
        {
            Technique = new()
            {
                Kind = kind,
                Options = JsonSerializer.SerializeToElement(options, ExperimentJson.Document).Deserialize<Dictionary<string, JsonElement>>(ExperimentJson.Document)!,
            },
        },
        kind);

    /// <summary>The same data, split and seed, so that both are tested on the same pictures; the gap is not measured again.</summary>
    private static Experiment Like(Experiment changed, string what)
    {
        var name = $"{changed.Name} → {what}";
        return changed with
        {
            Name = name.Length > Experiment.LongestName ? name[^Experiment.LongestName..] : name,
            Evaluation = changed.Evaluation with { TransferGap = null, LearningCurve = null },
        };
    }
}
