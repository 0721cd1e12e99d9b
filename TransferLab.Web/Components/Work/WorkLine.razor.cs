using Microsoft.AspNetCore.Components;
using TransferLab.Engine;
using TransferLab.Web.Languages;
using TransferLab.Web.Work;

namespace TransferLab.Web.Components.Work;

/// <summary>Follows one piece of background work, whoever started it: progress, or what went wrong and what to do.</summary>
public sealed partial class WorkLine : IDisposable
{
    [Inject]
    public required WorkDesk Desk { get; init; }

    [Parameter, EditorRequired]
    public required string Key { get; set; }

    /// <summary>What a user can do below the message when it failed.</summary>
    [Parameter]
    public RenderFragment? FailedActions { get; set; }

    /// <summary>Told when the work ends while this is shown.</summary>
    [Parameter]
    public EventCallback<WorkState> OnEnded { get; set; }

    private WorkStatus? Status => Desk.Find(Key);

    public void Dispose() => Desk.Changed -= Refresh;

    protected override void OnInitialized() => Desk.Changed += Refresh;

    private string Phase(RunPhase? phase) => phase switch
    {
        RunPhase.Reading => L["Reading"],
        RunPhase.Copying => L["Copying"],
        RunPhase.Downloading => L["Downloading"],
        RunPhase.Checking => L["Checking"],
        RunPhase.Extracting => L["Computing features"],
        RunPhase.Fitting => L["Fitting"],
        RunPhase.Training => L["Training"],
        RunPhase.Evaluating => L["Evaluating"],
        RunPhase.Saving => L["Saving"],
        _ => L["Starting"],
    };

    private static string? Detail(RunProgress? progress) => progress is not { Total: > 0 } known
        ? progress?.Detail
        : known.Phase is RunPhase.Downloading
            ? $"{ByteText.Of(known.Done)} / {ByteText.Of(known.Total)}"
            : $"{Amounts.Count(known.Done)} / {Amounts.Count(known.Total)}";

    private void Refresh(string key, WorkStatus? told)
    {
        if (key == Key)
        {
            _ = InvokeAsync(async () =>
            {
                StateHasChanged();
                if (told is { State: not WorkState.Running } ended)
                {
                    await OnEnded.InvokeAsync(ended.State);
                }
            });
        }
    }
}
