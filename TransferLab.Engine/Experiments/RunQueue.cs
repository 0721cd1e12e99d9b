using TransferLab.Engine.Export;
using TransferLab.Engine.Journal;

namespace TransferLab.Engine.Experiments;

/// <summary>
/// Starts, stops and announces runs. They belong to no page: they wait in line, go on when nobody looks, and after a restart from their
/// last finished step. Thread-safe; no call waits for a run.
/// </summary>
public sealed class RunQueue
{
    private readonly ExperimentReader reader;
    private readonly ExperimentJournal journal;
    private readonly LiveRuns live;
    private readonly ModelShelf shelf;
    private readonly TimeProvider time;

    internal RunQueue(ExperimentReader reader, ExperimentJournal journal, LiveRuns live, ModelShelf shelf, TimeProvider time)
    {
        (this.reader, this.journal, this.live, this.shelf, this.time) = (reader, journal, live, shelf, time);
    }

    /// <summary>A run is not what it was: its state, steps or progress. Raised from any thread, at most some times a second for each run.</summary>
    public event Action<Run>? Changed
    {
        add => live.Changed += value;
        remove => live.Changed -= value;
    }

    /// <summary>Runs that are being executed, then those that wait, in the order of their turn.</summary>
    public IReadOnlyList<Run> Active =>
    [
        .. live.All
            .OrderBy(run => run.State == RunState.Queued)
            .ThenBy(run => run.QueuedAt)
            .ThenBy(run => run.Id.Value, StringComparer.Ordinal),
    ];

    /// <summary>Puts an experiment at the end of the line.</summary>
    /// <exception cref="TransferLabException">It cannot be run as it is, or cannot be recorded.</exception>
    public Run Enqueue(Experiment experiment)
    {
        reader.Require(experiment);
        return Add(new() { Id = RunId.New(time), Experiment = experiment, QueuedAt = time.GetUtcNow() });
    }

    /// <summary>Lets a failed or cancelled run go on from its last finished step. Others are left as they are.</summary>
    /// <exception cref="TransferLabException">There is no such run, or it cannot be recorded.</exception>
    public Run Continue(RunId id)
    {
        var run = Require(id);
        return run.State is RunState.Failed or RunState.Cancelled
            ? Add(new() { Id = id, Experiment = run.Experiment, QueuedAt = time.GetUtcNow() })
            : run;
    }

    /// <summary>As it is now, or as it ended; null where there is none.</summary>
    /// <exception cref="TransferLabException">Its record is damaged.</exception>
    public Run? Find(RunId id) => live.Find(id) ?? journal.Find(id);

    /// <summary>Ends a run soon; its finished steps are kept. A run that has ended is left as it is.</summary>
    public void Cancel(RunId id)
    {
        if (live.Stop(id) is { State: RunState.Queued } waiting)
        {
            live.End(waiting with { State = RunState.Cancelled, EndedAt = time.GetUtcNow() }, outcome: null);
        }
    }

    /// <summary>Gives a run that has ended another name, which decides nothing of its result.</summary>
    /// <returns>The run with its new name.</returns>
    /// <exception cref="TransferLabException">The name is empty or too long, the run has not ended, or cannot be recorded.</exception>
    public Run Rename(RunId id, string name)
    {
        if (name.Trim() is not { Length: > 0 and <= Experiment.LongestName } trimmed)
        {
            throw new TransferLabException(
                $"An experiment's name has 1 to {Experiment.LongestName} characters.",
                $"Enter another name.");
        }

        RequireEnded(id);
        var run = Require(id);
        var renamed = run with { Experiment = run.Experiment with { Name = trimmed } };
        live.Forget(id);
        journal.Save(renamed, journal.FindResult(id));
        return renamed;
    }

    /// <summary>Forgets a run with its result, and the model that it trained unless another run trained the very same.</summary>
    /// <exception cref="TransferLabException">It has not ended, or cannot be deleted.</exception>
    public void Delete(RunId id)
    {
        RequireEnded(id);
        live.Forget(id);
        var model = ModelOf(id);
        journal.Delete(id);
        if (model is not null && !journal.List().Any(run => run.State == RunState.Finished && ModelOf(run.Id)?.Card.Sha256 == model.Card.Sha256))
        {
            shelf.Delete(model);
        }
    }

    /// <summary>The run as it ended; at once where it has. For callers without a page.</summary>
    /// <exception cref="TransferLabException">There is no such run.</exception>
    public async Task<Run> WaitAsync(RunId id, CancellationToken cancellationToken = default)
    {
        await live.Ended(id).WaitAsync(cancellationToken);
        return Require(id);
    }

    /// <summary>Null where the run trained no network, or where its record is damaged.</summary>
    private ModelReference? ModelOf(RunId id)
    {
        try
        {
            return journal.FindResult(id)?.Training?.Model;
        }
        catch (TransferLabException)
        {
            return null;
        }
    }

    private Run Add(Run run)
    {
        journal.Save(run);
        live.Add(run);
        return run;
    }

    private void RequireEnded(RunId id)
    {
        if (live.Contains(id))
        {
            throw new TransferLabException(
                $"The run {id.Value} has not ended yet.",
                $"Stop it first, or wait until it is done.");
        }
    }

    private Run Require(RunId id) => Find(id) ?? throw new TransferLabException(
        $"There is no run {id.Value}.",
        $"Choose a run from the list of experiments.");
}
