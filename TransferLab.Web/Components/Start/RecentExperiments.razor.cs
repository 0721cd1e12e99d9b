using System.Globalization;
using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Journal;

namespace TransferLab.Web.Components.Start;

/// <summary>The latest runs and what came out of them.</summary>
public sealed partial class RecentExperiments
{
    private const int Shown = 5;

    private IReadOnlyList<RunSummary> runs = [];

    [Inject]
    public required ExperimentJournal Journal { get; init; }

    protected override async Task OnInitializedAsync() => runs = await Task.Run(() => Journal.List().Take(Shown).ToArray());

    private static string Percent(double part) => part.ToString("P1", CultureInfo.CurrentCulture);

    private static string Facts(RunSummary run) => string.Join(" · ", new[]
    {
        run.BackboneId,
        run.QueuedAt.ToLocalTime().ToString("d MMM yyyy, HH:mm", CultureInfo.CurrentCulture),
    }.OfType<string>());

    private string State(RunState state) => state switch
    {
        RunState.Queued => L["Waiting"],
        RunState.Running => L["Running"],
        RunState.Failed => L["Failed"],
        RunState.Cancelled => L["Stopped"],
        _ => L["Finished"],
    };
}
