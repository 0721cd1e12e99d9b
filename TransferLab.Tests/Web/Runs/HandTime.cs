namespace TransferLab.Tests.Web.Runs;

/// <summary>A clock that only a test moves; its timers go off while it is moved.</summary>
internal sealed class HandTime : TimeProvider
{
    private readonly List<HandTimer> timers = [];
    private long now = TimeSpan.FromDays(1).Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => now;

    public override DateTimeOffset GetUtcNow() => new(now, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(this, () => callback(state));
        timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        now += by.Ticks;
        foreach (var timer in timers.ToArray())
        {
            timer.GoOffWhenDue();
        }
    }

    private sealed class HandTimer(HandTime time, Action goOff) : ITimer
    {
        private long? due;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            due = dueTime == Timeout.InfiniteTimeSpan ? null : time.now + dueTime.Ticks;
            return true;
        }

        public void GoOffWhenDue()
        {
            if (due <= time.now)
            {
                due = null;
                goOff();
            }
        }

        public void Dispose() => due = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
