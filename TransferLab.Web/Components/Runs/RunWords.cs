using TransferLab.Engine.Experiments;
using TransferLab.Web.Components.Charts;
using TransferLab.Web.Runs;

namespace TransferLab.Web.Components.Runs;

/// <summary>What a run's steps amount to, in numbers for a page.</summary>
internal static class RunWords
{
    private static readonly TimeSpan SpeedWindow = TimeSpan.FromSeconds(1);

    /// <summary>Steps that are done and the part of the current one, of all steps; between 0 and 1.</summary>
    public static double Fraction(Run run) => run.Steps.Count == 0
        ? 0
        : run.Steps.Sum(step => IsDone(step) ? 1 : step.Progress?.Fraction ?? 0) / run.Steps.Count;

    /// <summary>From 1; the step at hand, or the next one.</summary>
    public static int StepNumber(Run run) => Math.Min(run.Steps.Count, 1 + run.Steps.TakeWhile(IsDone).Count());

    public static bool IsDone(StepStatus step) => step.State is StepState.Finished or StepState.Reused;

    /// <summary>Units a second, each over at least one second.</summary>
    public static IReadOnlyList<LivePoint> Speeds(IReadOnlyList<TrailPoint> points)
    {
        var speeds = new List<LivePoint>();
        var from = 0;
        for (var to = 1; to < points.Count; to++)
        {
            while (from + 1 < to && points[to].At - points[from + 1].At >= SpeedWindow)
            {
                from++;
            }

            if (points[to].At - points[from].At is var took && took >= SpeedWindow)
            {
                speeds.Add(new(points[to].At, (points[to].Done - points[from].Done) / took.TotalSeconds));
            }
        }

        return speeds;
    }

    /// <summary>Percent of the step that is done.</summary>
    public static IReadOnlyList<LivePoint> Shares(IReadOnlyList<TrailPoint> points) =>
        [.. points.Where(point => point.Total > 0).Select(point => new LivePoint(point.At, 100.0 * point.Done / point.Total))];
}
