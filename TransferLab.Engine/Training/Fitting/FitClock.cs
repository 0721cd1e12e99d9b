namespace TransferLab.Engine.Training.Fitting;

/// <summary>Time that a fit has taken, over all its starts.</summary>
internal sealed class FitClock(TimeProvider time)
{
    private long started = time.GetTimestamp();
    private double before;

    public double Seconds => before + time.GetElapsedTime(started).TotalSeconds;

    /// <summary>Counts on from what was spent before a break.</summary>
    public void Continue(double seconds) => (before, started) = (seconds, time.GetTimestamp());
}
