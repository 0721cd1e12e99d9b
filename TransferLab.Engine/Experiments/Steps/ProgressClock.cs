namespace TransferLab.Engine.Experiments.Steps;

/// <summary>Time left of one step, from the rate at which it went on lately: the newest third of its time, at least ten seconds.</summary>
/// <remarks>Says nothing before it has seen two seconds of progress: an estimate out of nothing would only mislead.</remarks>
internal sealed class ProgressClock(TimeProvider time)
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly Queue<(long At, double Fraction)> samples = [];
    private readonly long started = time.GetTimestamp();
    private RunPhase phase;
    private double last;

    public TimeSpan Elapsed => time.GetElapsedTime(started);

    public TimeSpan? Left(RunProgress progress)
    {
        if (progress.Fraction is not { } fraction)
        {
            return null;
        }

        if (progress.Phase != phase || fraction < last)
        {
            samples.Clear();
        }

        (phase, last) = (progress.Phase, fraction);
        samples.Enqueue((time.GetTimestamp(), fraction));
        var window = Window > Elapsed / 3 ? Window : Elapsed / 3;
        while (samples.Count > 2 && time.GetElapsedTime(samples.Peek().At) > window)
        {
            samples.Dequeue();
        }

        var (at, then) = samples.Peek();
        var (took, gained) = (time.GetElapsedTime(at), fraction - then);
        return took < Least || gained <= 0 ? null : took * ((1 - fraction) / gained);
    }
}
