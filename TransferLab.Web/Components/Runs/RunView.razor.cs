using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using TransferLab.Engine;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Components.Charts;
using TransferLab.Web.Languages;
using TransferLab.Web.Runs;

namespace TransferLab.Web.Components.Runs;

/// <summary>One run while it waits, works or has stopped: how far it is, how long it will take, and what can be done.</summary>
public sealed partial class RunView : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private RunWatch? watch;
    private ITimer? clock;
    private TransferLabException? trouble;
    private bool toldEnd;
    private bool measuresShare;

    [Inject]
    public required RunQueue Queue { get; init; }

    [Inject]
    public required RunTrails Trails { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Parameter, EditorRequired]
    public required RunId Id { get; set; }

    /// <summary>Where the result is shown; null where it is shown right here.</summary>
    [Parameter]
    public string? ResultAddress { get; set; }

    /// <summary>Told once when the run ends while this is shown.</summary>
    [Parameter]
    public EventCallback<Run> OnEnded { get; set; }

    private Run? Run => watch?.Run;

    private LiveSeries? Speed => Trails.Find(Id) is { Phase: { } phase } trail ? Series(trail, phase) : null;

    public void Dispose()
    {
        watch?.Dispose();
        clock?.Dispose();
    }

    protected override void OnParametersSet()
    {
        if (watch?.Id == Id)
        {
            return;
        }

        watch?.Dispose();
        (watch, trouble) = (null, null);
        try
        {
            watch = new(Queue, Id, Time, Refresh);
            toldEnd = Run?.HasEnded ?? true;
        }
        catch (TransferLabException damaged)
        {
            trouble = damaged;
        }
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            // Time goes on also while a step says nothing.
            clock = Time.CreateTimer(_ => RefreshWhileRunning(), null, Tick, Tick);
        }
    }

    private string Headline(Run run) => run.State switch
    {
        RunState.Queued => watch!.RunsBefore switch
        {
            0 => L["Next in line"],
            1 => L["Waiting: one run comes first"],
            var before => L["Waiting: {0} runs come first", before],
        },
        RunState.Running when run.CurrentStep is { } step => step.Title.Text(CultureInfo.CurrentUICulture),
        RunState.Running => L["Starting"],
        RunState.Finished => L["Finished"],
        RunState.Failed => L["The run failed"],
        _ => L["The run was stopped"],
    };

    private string Subline(Run run) => run.State switch
    {
        RunState.Queued => L["It starts by itself as soon as it is its turn."],
        RunState.Running when run.Steps.Count > 0 => $"{L["Step {0} of {1}", RunWords.StepNumber(run), run.Steps.Count]} · {TimeLeft(run)}",
        RunState.Running => TimeLeft(run),
        RunState.Finished => L["It took {0}.", Took(run)],
        RunState.Failed => L["The steps that are done are kept: they are not computed again."],
        _ => L["Nothing is lost: it goes on from its last finished step if you want."],
    };

    private string TimeLeft(Run run) => run.TimeLeft is { } left
        ? L["about {0} left", Amounts.RoughDuration(left)]
        : L["{0} so far; how long it will take is not known yet, because this machine has not done all of it before", Took(run)];

    private string Took(Run run) => Amounts.Duration((run.EndedAt ?? Time.GetUtcNow()) - (run.StartedAt ?? run.QueuedAt));

    private string Announcement(Run run) => run.State == RunState.Running && run.Steps.Count > 0
        ? L["Step {0} of {1}: {2}", RunWords.StepNumber(run), run.Steps.Count, Headline(run)]
        : Headline(run);

    private LiveSeries? Series(RunTrail trail, RunPhase phase)
    {
        var points = trail.Taken;
        measuresShare = phase is not RunPhase.Extracting;
        var drawn = measuresShare ? RunWords.Shares(points) : RunWords.Speeds(points);
        return drawn.Count < 3 ? null : new(measuresShare ? L["How much of this step is done, in %"] : L["Pictures a second"], drawn);
    }

    private async Task StopAsync()
    {
        var stop = await Dialogs.ShowMessageBoxAsync(
            L["Stop this run?"],
            L["The steps that are done are kept: you can let it go on later."],
            yesText: L["Stop it"],
            cancelText: L["Let it run"]);
        if (stop == true)
        {
            Queue.Cancel(Id);
        }
    }

    private void Continue()
    {
        try
        {
            trouble = null;
            Queue.Continue(Id);
            toldEnd = false;
        }
        catch (TransferLabException failure)
        {
            trouble = failure;
        }
    }

    private void RefreshWhileRunning()
    {
        if (Run is { State: RunState.Running })
        {
            Refresh();
        }
    }

    private void Refresh() => InvokeAsync(async () =>
    {
        StateHasChanged();
        if (!toldEnd && Run is { HasEnded: true } ended)
        {
            toldEnd = true;
            await OnEnded.InvokeAsync(ended);
        }
    });
}
