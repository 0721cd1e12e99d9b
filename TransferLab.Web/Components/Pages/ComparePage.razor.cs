using Microsoft.AspNetCore.Components;
using TransferLab.Engine;
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

        (finished, loaded) = (found, true);
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
