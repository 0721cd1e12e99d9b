namespace TransferLab.Engine.Training.Techniques;

/// <summary>Progress of the frozen part, or of what is trained behind it, as progress of the training.</summary>
/// <param name="from">Where the part begins, between 0 and 1.</param>
/// <param name="to">Where it ends.</param>
internal sealed class PartOfTraining(IProgress<RunProgress> whole, double from, double to) : IProgress<RunProgress>
{
    // Finer than any progress bar.
    private const int Units = 1000;

    public void Report(RunProgress value) => whole.Report(value with
    {
        Phase = RunPhase.Training,
        Done = (long)Math.Round(Units * (from + ((to - from) * (value.Fraction ?? 0)))),
        Total = Units,
        Training = value.Training ?? new() { Stage = TrainingStage.FrozenPart },
    });
}
