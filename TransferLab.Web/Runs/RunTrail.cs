using TransferLab.Engine;
using TransferLab.Engine.Experiments;

namespace TransferLab.Web.Runs;

/// <summary>The progress of a run's current step so far, thinned out so that it never grows large. Thread-safe.</summary>
public sealed class RunTrail(TimeProvider time)
{
    /// <summary>Enough for any chart; at twice as many every second point goes.</summary>
    public const int Points = 120;

    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(250);

    private readonly Lock gate = new();
    private readonly List<TrailPoint> points = [];
    private string? step;
    private RunPhase phase;
    private long started;
    private TimeSpan spacing = Least;

    /// <summary>What the current step is doing; null before it said anything.</summary>
    public RunPhase? Phase
    {
        get
        {
            lock (gate)
            {
                return points.Count == 0 ? null : phase;
            }
        }
    }

    public IReadOnlyList<TrailPoint> Taken
    {
        get
        {
            lock (gate)
            {
                return [.. points];
            }
        }
    }

    public void Follow(Run run)
    {
        if (run.CurrentStep is not { Progress: { } progress } current)
        {
            return;
        }

        lock (gate)
        {
            if (current.Id != step || progress.Phase != phase || points.Count == 0 || progress.Done < points[^1].Done)
            {
                Begin(current.Id, progress);
            }
            else if (time.GetElapsedTime(started) - points[^1].At is { } since && since >= spacing)
            {
                points.Add(new(points[^1].At + since, progress.Done, progress.Total));
                Thin();
            }
        }
    }

    private void Begin(string id, RunProgress progress)
    {
        (step, phase, started, spacing) = (id, progress.Phase, time.GetTimestamp(), Least);
        points.Clear();
        points.Add(new(TimeSpan.Zero, progress.Done, progress.Total));
    }

    private void Thin()
    {
        if (points.Count < 2 * Points)
        {
            return;
        }

        for (var index = points.Count - 2; index > 0; index -= 2)
        {
            points.RemoveAt(index);
        }

        spacing *= 2;
    }
}
