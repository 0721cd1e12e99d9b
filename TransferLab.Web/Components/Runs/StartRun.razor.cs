using Microsoft.AspNetCore.Components;
using TransferLab.Engine;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Runs;
using TransferLab.Web.Wizard;

namespace TransferLab.Web.Components.Runs;

/// <summary>What will be run, under which name, and the button that starts it.</summary>
public sealed partial class StartRun
{
    private TransferLabException? failure;
    private bool starting;

    [Inject]
    public required RunQueue Queue { get; init; }

    [Inject]
    public required RunNames Names { get; init; }

    [Inject]
    public required WizardState State { get; init; }

    [Parameter, EditorRequired]
    public required Draft Draft { get; set; }

    /// <summary>The run that was started from this draft before, if any.</summary>
    [Parameter]
    public Run? Last { get; set; }

    private Task RenameAsync(ChangeEventArgs change) =>
        TryAsync(() => State.ChangeAsync(draft => draft with { Name = change.Value as string }));

    private async Task StartAsync()
    {
        if (starting)
        {
            return;
        }

        starting = true;
        await TryAsync(async () =>
        {
            // A change may be on its way, or have been made in another tab: what is kept by now is run.
            await State.ChangeAsync(draft => draft);
            if (State.Draft is { IsComplete: true } kept)
            {
                // The journal is written before the run is in line.
                var run = await Task.Run(() => Queue.Enqueue(kept.ToExperiment()));
                await State.ChangeAsync(draft => draft with { Run = run.Id });
            }
        });
        starting = false;
    }

    private async Task TryAsync(Func<Task> action)
    {
        try
        {
            failure = null;
            await action();
        }
        catch (TransferLabException known)
        {
            failure = known;
        }
    }
}
