namespace TransferLab.Web.Demonstrations;

/// <summary>Lets what is shown follow what is done, but never faster than one can read; the work itself does not wait.</summary>
/// <remarks>Thread-safe. The callback comes from any thread.</remarks>
public sealed class ReadingPace : IDisposable
{
    /// <summary>For two short sentences at a glance; they stay on the page afterwards.</summary>
    public static readonly TimeSpan PerStage = TimeSpan.FromSeconds(3);

    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private readonly Action changed;
    private DemonstrationStage reached;
    private long shownAt;

    /// <param name="reached">Shown at once: a page that is opened late need not begin at the beginning.</param>
    public ReadingPace(DemonstrationStage reached, TimeProvider time, Action changed)
    {
        (this.reached, Shown, this.time, this.changed) = (reached, reached, time, changed);
        shownAt = time.GetTimestamp();
        timer = time.CreateTimer(_ => Advance(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public DemonstrationStage Shown { get; private set; }

    public void Follow(DemonstrationStage now)
    {
        lock (gate)
        {
            reached = now > reached ? now : reached;
            Schedule();
        }
    }

    public void Dispose() => timer.Dispose();

    private void Advance()
    {
        lock (gate)
        {
            if (Shown >= reached)
            {
                return;
            }

            if (time.GetElapsedTime(shownAt) < PerStage)
            {
                // Timers may fire a moment early; without another one nothing would ever follow.
                Schedule();
                return;
            }

            Shown++;
            shownAt = time.GetTimestamp();
            Schedule();
        }

        changed();
    }

    private void Schedule()
    {
        if (Shown < reached)
        {
            var left = PerStage - time.GetElapsedTime(shownAt);
            timer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }
}
