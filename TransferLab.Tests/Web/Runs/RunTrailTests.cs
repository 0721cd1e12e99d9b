using TransferLab.Engine;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Components.Runs;
using TransferLab.Web.Runs;

namespace TransferLab.Tests.Web.Runs;

public sealed class RunTrailTests
{
    private readonly HandTime time = new();

    [Fact]
    public void Follow_ALongStep_KeepsItsBeginningAndItsEndInFewPoints()
    {
        var trail = new RunTrail(time);

        for (var done = 0; done <= 100_000; done++)
        {
            trail.Follow(At("features", done));
            time.Advance(TimeSpan.FromMilliseconds(250));
        }

        var taken = trail.Taken;
        Assert.InRange(taken.Count, RunTrail.Points, 2 * RunTrail.Points);
        Assert.Equal(0, taken[0].Done);
        Assert.InRange(taken[^1].Done, 99_000, 100_000);
        Assert.Equal(taken.OrderBy(point => point.At), taken);
    }

    [Fact]
    public void Follow_AnotherStep_BeginsAnew()
    {
        var trail = new RunTrail(time);
        trail.Follow(At("features", 10));
        time.Advance(TimeSpan.FromSeconds(1));

        trail.Follow(At("fit", 1));

        Assert.Equal(new TrailPoint(TimeSpan.Zero, 1, 100_000), Assert.Single(trail.Taken));
    }

    [Fact]
    public void Speeds_OfASteadyStep_AreItsSpeed()
    {
        TrailPoint[] points = [.. Enumerable.Range(0, 40).Select(index => new TrailPoint(TimeSpan.FromSeconds(0.25 * index), 10 * index, 1000))];

        var speeds = RunWords.Speeds(points);

        Assert.Equal(36, speeds.Count);
        Assert.All(speeds, speed => Assert.Equal(40, speed.Value, tolerance: 1e-9));
    }

    private static Run At(string step, long done) => new()
    {
        Id = RunId.Parse("20260101-000000-00000000"),
        Experiment = ToyLearning.Experiment("one"),
        QueuedAt = default,
        State = RunState.Running,
        Steps = [new() { Id = step, Title = UserMessage.Of($"Step"), State = StepState.Running, Progress = new(RunPhase.Extracting, done, 100_000) }],
    };
}
