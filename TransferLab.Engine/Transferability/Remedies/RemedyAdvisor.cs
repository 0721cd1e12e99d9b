using System.Text.Json;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Journal;

namespace TransferLab.Engine.Transferability.Remedies;

/// <summary>What to do about a measured transfer gap: a ranked list of things to try, with what they gained where they were tried.</summary>
public sealed class RemedyAdvisor(ExperimentJournal journal, BackboneLibrary backbones, TechniqueCatalog techniques)
{
    /// <summary>
    /// Tried ones that gained first, then untried ones in the order of their promise, then tried ones that brought nothing; more labels,
    /// which cost the user work, after those that a click can try.
    /// </summary>
    /// <param name="id">A finished run whose transfer gap was measured.</param>
    /// <param name="ranking">Ids of backbones, the most promising first (from the advice); null ranks by accuracy on ImageNet.</param>
    /// <returns>Empty where no gap was measured.</returns>
    /// <exception cref="TransferLabException">The run's record is damaged.</exception>
    public async Task<IReadOnlyList<Remedy>> ForAsync(RunId id, IReadOnlyList<string>? ranking = null, CancellationToken cancellationToken = default)
    {
        if (journal.Find(id) is not { } run || journal.FindResult(id) is not { TransferGap: { } gap } result)
        {
            return [];
        }

        var places = (ranking ?? []).Distinct().Index().ToDictionary(place => place.Item, place => place.Index);
        var cards = (await backbones.ListAsync(cancellationToken))
            .Where(entry => entry is { State: BackboneState.Available, Card: not null })
            .Select(entry => entry.Card!)
            .OrderBy(card => places.GetValueOrDefault(card.Id, int.MaxValue))
            .ThenByDescending(card => card.ImageNetAccuracyPercent ?? 0)
            .ThenBy(card => card.Id, StringComparer.Ordinal)
            .ToList();
        var remedies = await Task.Run(() => WithTrials(new RemedyDrafts(run.Experiment, result, gap).All(cards), run, result), cancellationToken);
        return [.. remedies.OrderBy(Place).ThenByDescending(remedy => Place(remedy) == 1 ? 0 : remedy.Tried?.Gain.Value ?? 0)];
    }

    private static int Place(Remedy remedy) => remedy.Tried switch
    {
        { Gain.Value: > 0 } => 0,
        null => remedy.Experiment is null ? 2 : 1,
        _ => 3,
    };

    /// <summary>Looks among the finished runs on the same version of the data set.</summary>
    private List<Remedy> WithTrials(IReadOnlyList<Remedy> remedies, Run run, ExperimentResult result)
    {
        var candidates = journal.List()
            .Where(summary => summary.State is RunState.Finished
                && summary.DatasetId == run.Experiment.Dataset.Id
                && summary.DatasetVersion == run.Experiment.Dataset.Version
                && summary.Id != run.Id)
            .Select(summary => journal.Find(summary.Id))
            .OfType<Run>()
            .GroupBy(candidate => Essence(candidate.Experiment))
            .ToDictionary(same => same.Key, same => same.First());
        return [.. remedies.Select(remedy => remedy.Experiment is { } draft && candidates.TryGetValue(Essence(draft), out var tried)
            ? remedy with { Tried = Trial(tried, run, result) }
            : remedy)];
    }

    private RemedyTrial? Trial(Run tried, Run run, ExperimentResult result)
    {
        if (journal.FindResult(tried.Id) is not { } outcome)
        {
            return null;
        }

        var confidence = result.Evaluation.Confidence;
        var paired = journal.ReadPredictions(tried.Id) is { } after && journal.ReadPredictions(run.Id) is { } before ? PairedPredictions.Advantage(after, before, confidence) : null;
        var gain = paired ?? Unpaired(outcome.Evaluation.Accuracy, result.Evaluation.Accuracy);
        var (value, low, high) = (100 * gain.Value, 100 * (gain.Low ?? gain.Value), 100 * (gain.High ?? gain.Value));
        return new(tried.Id, gain, paired is not null, gain switch
        {
            { Low: > 0 } => UserMessage.Of($"It gained {value:0.0} points here, between {low:0.0} and {high:0.0}."),
            { High: < 0 } => UserMessage.Of($"It cost {-value:0.0} points here, between {-high:0.0} and {-low:0.0}."),
            _ => UserMessage.Of($"What it changed here cannot be told from chance: {value:0.0} points, between {low:0.0} and {high:0.0}."),
        });
    }

    /// <summary>Newcombe's square-and-add for independent proportions.</summary>
    private static Estimate Unpaired(Estimate after, Estimate before)
    {
        var difference = after.Value - before.Value;
        double Square(double a, double b) => Math.Sqrt((a * a) + (b * b));
        return after.HasInterval && before.HasInterval
            ? new(
                difference,
                difference - Square(after.Value - after.Low!.Value, before.High!.Value - before.Value),
                difference + Square(after.High!.Value - after.Value, before.Value - before.Low!.Value),
                IntervalMethod.Newcombe)
            : Estimate.WithoutInterval(difference, UserMessage.Of($"The two were tested on different pictures."));
    }

    /// <summary>What decides the predictions: neither the name nor what is measured besides; options that are left out count as their defaults.</summary>
    private string Essence(Experiment experiment)
    {
        var options = techniques.All.FirstOrDefault(technique => technique.Kind == experiment.Technique.Kind) is { } known
            ? JsonSerializer.Serialize(JsonSerializer.SerializeToElement(experiment.Technique.Options, ExperimentJson.Compact).Deserialize(known.OptionsType, ExperimentJson.Compact), known.OptionsType, ExperimentJson.Compact)
            : "";
        return options + ExperimentReader.Write(experiment with
        {
            Name = "-",
            Evaluation = new(),
            Technique = options.Length > 0 ? experiment.Technique with { Options = new Dictionary<string, JsonElement>() } : experiment.Technique,
        });
    }
}
