using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TransferLab.Engine.Journal;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Components.Start;

/// <summary>The latest runs and what came out of them.</summary>
public sealed partial class RecentExperiments
{
    private const int Shown = 5;

    private IReadOnlyList<RunSummary> runs = [];

    [Inject]
    public required ExperimentJournal Journal { get; init; }

    [Inject]
    public required IStringLocalizer<Experiments.Texts> States { get; init; }

    protected override async Task OnInitializedAsync() => runs = await Task.Run(() => Journal.List().Take(Shown).ToArray());

    private static string Facts(RunSummary run) => string.Join(" · ", new[]
    {
        run.BackboneId,
        Amounts.Moment(run.QueuedAt),
    }.OfType<string>());
}
