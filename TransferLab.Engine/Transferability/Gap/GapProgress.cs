namespace TransferLab.Engine.Transferability.Gap;

/// <summary>Progress over all trainings of a measurement, each counting the same; passes on the course of the one at hand.</summary>
internal sealed class GapProgress(IProgress<RunProgress>? target, int trainings) : IProgress<RunProgress>
{
    private const int Parts = 1000;

    private readonly HashSet<string> finished = [];

    public void Report(RunProgress value)
    {
        var part = value.Phase is RunPhase.Training ? value.Fraction ?? 0 : 0;
        target?.Report(value with { Phase = RunPhase.Training, Done = (finished.Count * Parts) + (long)(part * Parts), Total = (long)Math.Max(trainings, finished.Count + 1) * Parts });
    }

    /// <summary>A training is done, or was noted as done.</summary>
    public void Next(string key)
    {
        finished.Add(key);
        target?.Report(new(RunPhase.Training, finished.Count * Parts, (long)Math.Max(trainings, finished.Count) * Parts));
    }
}
