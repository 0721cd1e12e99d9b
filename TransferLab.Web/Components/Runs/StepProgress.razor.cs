using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Components.Runs;

/// <summary>The steps of a run, each with how far it is and how long it took.</summary>
public sealed partial class StepProgress
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<StepStatus> Steps { get; set; }

    private static string Mark(StepStatus step) => step.State switch
    {
        StepState.Finished or StepState.Reused => "✓",
        StepState.Running => "▸",
        StepState.Failed => "✕",
        _ => "",
    };

    private string Remark(StepStatus step) => step.State switch
    {
        StepState.Finished => Amounts.Duration(step.Elapsed),
        StepState.Reused => L["already computed"],
        StepState.Failed => L["failed"],
        StepState.Running when step.Progress is { Total: > 0 } progress => Counted(progress.Done, progress.Total, step.TimeLeft),
        _ => "",
    };

    private string Counted(long done, long total, TimeSpan? left) => left is { } known
        ? L["{0} of {1}, about {2} left", Amounts.Count(done), Amounts.Count(total), Amounts.RoughDuration(known)]
        : L["{0} of {1}", Amounts.Count(done), Amounts.Count(total)];
}
