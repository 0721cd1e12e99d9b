using TransferLab.Engine;

namespace TransferLab.Web.Work;

/// <summary>One piece of background work: takes its progress and passes it on ten times a second at most.</summary>
internal sealed class WorkItem(TimeProvider time, Action changed, CancellationToken stopping) : IProgress<RunProgress>, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(stopping);
    private long lastTold;

    public WorkStatus Status { get; private set; } = new(WorkState.Running);

    public CancellationToken Token => cancel.Token;

    public void Cancel()
    {
        if (Status.State is WorkState.Running)
        {
            cancel.Cancel();
        }
    }

    public void Report(RunProgress value)
    {
        Status = Status with { Progress = value };
        var last = Interlocked.Read(ref lastTold);
        if (last == 0 || time.GetElapsedTime(last) > Pause)
        {
            Interlocked.Exchange(ref lastTold, time.GetTimestamp());
            changed();
        }
    }

    public void End(WorkStatus status)
    {
        Status = status;
        changed();
        Dispose();
    }

    public void Dispose() => cancel.Dispose();
}
