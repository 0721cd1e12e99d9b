using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using TransferLab.Engine.Journal;

namespace TransferLab.Engine.Experiments;

/// <summary>The runs that wait or are being executed, and the line they wait in. Thread-safe.</summary>
internal sealed class LiveRuns(ExperimentJournal journal, ILogger<LiveRuns> log)
{
    private readonly Lock gate = new();
    private readonly Dictionary<RunId, LiveRun> live = [];
    private readonly Dictionary<RunId, Run> unrecorded = [];
    private readonly Channel<RunId> line = Channel.CreateUnbounded<RunId>();

    public event Action<Run>? Changed;

    public ChannelReader<RunId> Line => line.Reader;

    public IReadOnlyList<Run> All
    {
        get
        {
            lock (gate)
            {
                return [.. live.Values.Select(live => live.Run)];
            }
        }
    }

    /// <summary>As it is now; also one that ended but could not be recorded. Null for all others.</summary>
    public Run? Find(RunId id)
    {
        lock (gate)
        {
            return live.TryGetValue(id, out var current) ? current.Run : unrecorded.GetValueOrDefault(id);
        }
    }

    public bool Contains(RunId id) => Live(id) is not null;

    /// <summary>Completes when the run has ended; at once where it is not live.</summary>
    public Task Ended(RunId id) => Live(id)?.Ended ?? Task.CompletedTask;

    /// <summary>Puts a run in line, unless it is there.</summary>
    public void Add(Run run)
    {
        lock (gate)
        {
            unrecorded.Remove(run.Id);
            if (!live.TryAdd(run.Id, new(run)))
            {
                return;
            }
        }

        line.Writer.TryWrite(run.Id);
        Announce(run);
    }

    /// <returns>The run and what stops it; null where it was stopped before its turn.</returns>
    public (Run Run, CancellationToken Stop)? Start(RunId id, DateTimeOffset now)
    {
        LiveRun? next;
        Run started;
        lock (gate)
        {
            if (!live.TryGetValue(id, out next) || next.Run.IsStopping)
            {
                return null;
            }

            next.Run = started = next.Run with { State = RunState.Running, StartedAt = now, Attempts = next.Run.Attempts + 1 };
        }

        Record(started, outcome: null);
        Announce(started);
        return (started, next.Stop.Token);
    }

    /// <summary>Takes the progress of a run that is being executed.</summary>
    public void Follow(Run run)
    {
        lock (gate)
        {
            if (!live.TryGetValue(run.Id, out var followed))
            {
                return;
            }

            followed.Run = run = run with { IsStopping = followed.Run.IsStopping };
        }

        Announce(run);
    }

    /// <summary>Tells a run to stop.</summary>
    /// <returns>The run as it is then; null where it is not live.</returns>
    public Run? Stop(RunId id)
    {
        LiveRun? stopped;
        lock (gate)
        {
            if (!live.TryGetValue(id, out stopped))
            {
                return null;
            }

            stopped.Run = stopped.Run with { IsStopping = true };
        }

        stopped.Stop.Cancel();
        Announce(stopped.Run);
        return stopped.Run;
    }

    /// <summary>Records how a run ended. Where that fails, the run is shown as failed, and the journal still says that it is to be executed.</summary>
    public void End(Run run, RunOutcome? outcome)
    {
        run = run with { IsStopping = false, TimeLeft = null };
        var failure = Record(run, outcome);
        LiveRun? ended;
        lock (gate)
        {
            live.Remove(run.Id, out ended);
            if (failure is not null)
            {
                run = run with { State = RunState.Failed, Failure = new(failure.Problem, failure.Remedy) };
                unrecorded[run.Id] = run;
            }
        }

        ended?.End();
        Announce(run);
    }

    /// <summary>Takes a run out that goes on after a restart.</summary>
    public void Suspend(Run run)
    {
        Record(run, outcome: null);
        lock (gate)
        {
            live.Remove(run.Id);
        }
    }

    public void Forget(RunId id)
    {
        lock (gate)
        {
            unrecorded.Remove(id);
        }
    }

    private LiveRun? Live(RunId id)
    {
        lock (gate)
        {
            return live.GetValueOrDefault(id);
        }
    }

    private TransferLabException? Record(Run run, RunOutcome? outcome)
    {
        try
        {
            journal.Save(run, outcome?.Result, outcome?.Predictions);
            return null;
        }
        catch (TransferLabException failure)
        {
            log.LogError(failure, "The run {Run} could not be recorded.", run.Id);
            return failure;
        }
    }

    private void Announce(Run run)
    {
        foreach (var handler in Changed?.GetInvocationList().Cast<Action<Run>>() ?? [])
        {
            try
            {
                handler(run);
            }
            catch (Exception failure)
            {
                // A page that fails to draw must not end the run it draws.
                log.LogError(failure, "A listener failed on a change of run {Run}.", run.Id);
            }
        }
    }
}
