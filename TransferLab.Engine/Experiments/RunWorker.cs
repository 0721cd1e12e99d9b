using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Journal;

namespace TransferLab.Engine.Experiments;

/// <summary>Executes the runs in line as long as the app lives; what is unfinished when it ends goes on at the next start.</summary>
internal sealed class RunWorker(
    LiveRuns live,
    ExperimentRunner runner,
    ExperimentJournal journal,
    StepStore steps,
    IOptions<RunQueueOptions> options,
    TimeProvider time,
    ILogger<RunWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host waits for the synchronous part of this method.
        await Task.Yield();
        Recall();
        DeleteLeftovers();
        await Task.WhenAll(Enumerable.Range(0, options.Value.AtOnce).Select(_ => TakeTurnsAsync(stoppingToken)));
    }

    private async Task TakeTurnsAsync(CancellationToken stopping)
    {
        try
        {
            await foreach (var id in live.Line.ReadAllAsync(stopping))
            {
                if (live.Start(id, time.GetUtcNow()) is var (run, stop))
                {
                    await RunAsync(run, stop, stopping);
                    DeleteLeftovers();
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What is left is in the journal and is recalled at the next start.
        }
    }

    private async Task RunAsync(Run run, CancellationToken stop, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, stopping);
        try
        {
            // A thread of its own: a step that computes for minutes must not take one from the pages.
            var (ended, outcome) = await Task.Factory.StartNew(
                () => runner.RunAsync(run, live.Follow, either.Token),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default).Unwrap();
            live.End(ended, outcome);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            live.End((live.Find(run.Id) ?? run) with { State = RunState.Cancelled, EndedAt = time.GetUtcNow() }, outcome: null);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // An orderly end of the app is no failed attempt.
            live.Suspend(run with { State = RunState.Queued, StartedAt = null, Attempts = run.Attempts - 1 });
        }
        catch (Exception failure)
        {
            // Whatever it was: it must not end the host, and with it all other runs.
            log.LogError(failure, "The run {Run} could not be brought to its end.", run.Id);
            var current = live.Find(run.Id) ?? run;
            live.End(current with { State = RunState.Failed, EndedAt = time.GetUtcNow(), Failure = RunFailures.Explain(failure, current) }, outcome: null);
        }
    }

    /// <summary>Checkpoints of a run that waits are not left over, however old they are.</summary>
    private void DeleteLeftovers()
    {
        if (live.All.Count == 0)
        {
            steps.DeleteLeftovers();
        }
    }

    /// <summary>Puts the runs that were in line or in execution when the app ended into line again.</summary>
    private void Recall()
    {
        foreach (var summary in journal.List().Where(run => run.State is RunState.Queued or RunState.Running).OrderBy(run => run.QueuedAt).ThenBy(run => run.Id.Value, StringComparer.Ordinal))
        {
            try
            {
                // What was put in line since the start is there already.
                if (live.Find(summary.Id) is null && journal.Find(summary.Id) is { } run)
                {
                    Recall(run);
                }
            }
            catch (TransferLabException damaged)
            {
                log.LogWarning(damaged, "The run {Run} cannot go on.", summary.Id);
            }
        }
    }

    private void Recall(Run run)
    {
        if (run.State == RunState.Running && run.Attempts >= options.Value.Attempts)
        {
            live.End(run with { State = RunState.Failed, EndedAt = time.GetUtcNow(), Failure = RunFailures.EndedAbruptly(run.Attempts) }, outcome: null);
        }
        else
        {
            live.Add(run with { State = RunState.Queued, StartedAt = null, Steps = [] });
        }
    }
}
