using Microsoft.AspNetCore.Components;
using TransferLab.Web.Components.Charts;
using TransferLab.Web.Runs;

namespace TransferLab.Web.Components.Results;

/// <summary>The accuracy beside what anyone gets for nothing.</summary>
public sealed partial class BaselineSection
{
    [Parameter, EditorRequired]
    public required FinishedRun Finished { get; set; }

    private IReadOnlyList<IntervalRow> Rows =>
    [
        new(L["This experiment"], Finished.Result.Evaluation.Accuracy, IsMain: true),
        .. BaselineWords.Rows(Finished.Result, L),
    ];
}
