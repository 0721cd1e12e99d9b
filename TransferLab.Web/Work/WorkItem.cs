using TransferLab.Engine;

namespace TransferLab.Web.Work;

/// <summary>One piece of background work: takes its progress and passes it on ten times a second at most.</summary>
internal sealed class WorkItem(TimeProvider time, Action<WorkStatus> changed, CancellationToken stopping) : IProgress<RunProgress>, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(stopping);
    private readonly Lock gate = new();
    private WorkStatus status = new(WorkState.Running);
    private long lastTold;

    public WorkStatus Status
    {
        get
        {
            lock (gate)
            {
                return status;
            }
        }
    }

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
        WorkStatus told;
        lock (gate)
        {
            // A report from another thread that comes in after the end must not make it look unfinished.
            if (status.State is not WorkState.Running)
            {
                return;
            }

            told = status = status with { Progress = value };
            if (lastTold != 0 && time.GetElapsedTime(lastTold) <= Pause)
            {
                return;
            }

            lastTold = time.GetTimestamp();
        }

        changed(told);
    }

    public void End(WorkStatus ended)
    {
        lock (gate)
        {
            status = ended;
        }

        changed(ended);
        Dispose();
    }

    public void Dispose() => cancel.Dispose();
}
