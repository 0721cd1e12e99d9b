using TransferLab.Engine.Experiments;

namespace TransferLab.Web.Runs;

/// <summary>Follows one run for one page: tells of changes four times a second at most, and of the last one always.</summary>
/// <remarks>Thread-safe. The callback comes from any thread.</remarks>
public sealed class RunWatch : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Lock gate = new();
    private readonly RunQueue queue;
    private readonly TimeProvider time;
    private readonly Action changed;
    private readonly ITimer timer;
    private Run? run;
    private long toldAt;
    private bool isWaiting;
    private bool isDisposed;

    /// <exception cref="Engine.TransferLabException">The run's record is damaged.</exception>
    public RunWatch(RunQueue queue, RunId id, TimeProvider time, Action changed)
    {
        (this.queue, Id, this.time, this.changed) = (queue, id, time, changed);
        timer = time.CreateTimer(_ => Tell(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        queue.Changed += Follow;
        try
        {
            var found = queue.Find(id);
            lock (gate)
            {
                // A change that came meanwhile is newer than what was found.
                run ??= found;
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public RunId Id { get; }

    /// <summary>As it was last heard of; null where there is no such run.</summary>
    public Run? Run
    {
        get
        {
            lock (gate)
            {
                return run;
            }
        }
    }

    /// <summary>How many runs are before this one; 0 for one that does not wait.</summary>
    public int RunsBefore => Run is { State: RunState.Queued }
        ? queue.Active.TakeWhile(other => other.Id != Id).Count()
        : 0;

    public void Dispose()
    {
        queue.Changed -= Follow;
        lock (gate)
        {
            isDisposed = true;
        }

        timer.Dispose();
    }

    private void Follow(Run now)
    {
        lock (gate)
        {
            // Others matter only to a run that waits for them.
            if (isDisposed || (now.Id != Id && run is not { State: RunState.Queued }))
            {
                return;
            }

            run = now.Id == Id ? now : run;
            if (!isWaiting)
            {
                isWaiting = true;
                var since = toldAt == 0 ? Pause : time.GetElapsedTime(toldAt);
                timer.Change(since >= Pause ? TimeSpan.Zero : Pause - since, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Tell()
    {
        lock (gate)
        {
            if (isDisposed)
            {
                return;
            }

            (isWaiting, toldAt) = (false, time.GetTimestamp());
        }

        changed();
    }
}
