using Microsoft.AspNetCore.Components;
using TransferLab.Engine;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Runs;

namespace TransferLab.Web.Components.Pages;

/// <summary>Some finished experiments side by side; the address names them.</summary>
public sealed partial class ComparePage
{
    /// <summary>More columns than these nobody reads.</summary>
    public const int Most = 8;

    private readonly List<TransferLabException> failures = [];
    private IReadOnlyList<FinishedRun> finished = [];
    private IReadOnlyDictionary<RunId, Estimate> advantages = new Dictionary<RunId, Estimate>();
    private string[] opened = [];
    private bool loaded;

    [Inject]
    public required ResultShelf Shelf { get; init; }

    [SupplyParameterFromQuery(Name = "run")]
    public string[] Names { get; set; } = [];

    public static string AddressOf(IEnumerable<RunId> runs) =>
        $"/experiments/compare?{string.Join('&', runs.Select(run => $"run={run}"))}";

    protected override async Task OnParametersSetAsync()
    {
        if (loaded && opened.SequenceEqual(Names))
        {
            return;
        }

        (loaded, opened) = (false, [.. Names]);
        failures.Clear();
        var found = new List<FinishedRun>();
        foreach (var name in opened.Distinct().Take(Most))
        {
            if (RunId.TryParse(name, out var id) && await FindAsync(id) is { } run)
            {
                found.Add(run);
            }
        }

        advantages = found.Count > 1 ? await AdvantagesAsync(found) : advantages;
        (finished, loaded) = (found, true);
    }

    /// <summary>Of the most accurate run over each other one that was tested on the same pictures.</summary>
    private async Task<Dictionary<RunId, Estimate>> AdvantagesAsync(List<FinishedRun> runs)
    {
        var best = runs.MaxBy(run => run.Result.Evaluation.Accuracy.Value)!;
        var advantages = new Dictionary<RunId, Estimate>();
        foreach (var other in runs.Where(run => run.Id != best.Id && run.Run.Experiment.Dataset.Version == best.Run.Experiment.Dataset.Version))
        {
            if (await PredictionsAsync(best.Id) is { } first && await PredictionsAsync(other.Id) is { } second
                && PairedPredictions.Advantage(first, second, best.Result.Evaluation.Confidence) is { } advantage)
            {
                advantages[other.Id] = advantage;
            }
        }

        return advantages;
    }

    private async Task<Predictions?> PredictionsAsync(RunId id)
    {
        try
        {
            return await Shelf.PredictionsAsync(id);
        }
        catch (TransferLabException damaged)
        {
            failures.Add(damaged);
            return null;
        }
    }

    private async Task<FinishedRun?> FindAsync(RunId id)
    {
        try
        {
            return await Shelf.FindAsync(id);
        }
        catch (TransferLabException damaged)
        {
            failures.Add(damaged);
            return null;
        }
    }
}
