using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Journal;
using TransferLab.Web.Components.Runs;
using TransferLab.Web.Languages;
using TransferLab.Web.Runs;

namespace TransferLab.Web.Components.Experiments;

/// <summary>One page of the list of experiments.</summary>
public sealed partial class ExperimentTable
{
    [Inject]
    public required RunNames Names { get; init; }

    [Inject]
    public required RunQueue Queue { get; init; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<RunSummary> Runs { get; set; }

    /// <summary>Those that are to be compared.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlySet<RunId> Chosen { get; set; }

    [Parameter]
    public EventCallback<RunId> OnChoose { get; set; }

    [Parameter]
    public EventCallback<RunSummary> OnDelete { get; set; }

    private static string Moment(RunSummary run) => Amounts.Moment(run.EndedAt ?? run.QueuedAt);

    private static string Interval(Estimate accuracy) => accuracy.HasInterval
        ? $"{Amounts.Number(accuracy.Low!.Value * 100, 1)} – {Amounts.Percent(accuracy.High!.Value)}"
        : "";

    private string State(RunSummary run) => run.State == RunState.Running && Queue.Active.FirstOrDefault(active => active.Id == run.Id) is { } active
        ? L["Running, {0}", Amounts.Percent(RunWords.Fraction(active), 0)]
        : RunStates.Name(run.State, L);
}
