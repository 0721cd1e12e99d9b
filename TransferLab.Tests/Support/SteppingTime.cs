namespace TransferLab.Tests.Support;

/// <summary>A clock that a test moves by hand.</summary>
internal sealed class SteppingTime : TimeProvider
{
    private TimeSpan passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan step) => passed += step;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) + passed;

    public override long GetTimestamp() => passed.Ticks;
}
