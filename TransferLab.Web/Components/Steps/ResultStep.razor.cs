using Microsoft.AspNetCore.Components;
using TransferLab.Engine;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Runs;
using TransferLab.Web.Wizard;

namespace TransferLab.Web.Components.Steps;

/// <summary>What the run of this draft found out.</summary>
public sealed partial class ResultStep : IDisposable
{
    private RunWatch? watch;

    [Inject]
    public required RunQueue Queue { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired]
    public required Draft Draft { get; set; }

    private Run? Run => watch?.Run;

    public void Dispose() => watch?.Dispose();

    protected override void OnParametersSet()
    {
        if (watch?.Id == Draft.Run)
        {
            return;
        }

        watch?.Dispose();
        watch = null;
        try
        {
            watch = Draft.Run is { } id ? new(Queue, id, Time, () => InvokeAsync(StateHasChanged)) : null;
        }
        catch (TransferLabException)
        {
            // A damaged record: the run step says what to do.
        }
    }
}
