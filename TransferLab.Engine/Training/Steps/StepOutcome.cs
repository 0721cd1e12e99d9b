namespace TransferLab.Engine.Training.Steps;

/// <summary>What one step computed besides the next weights.</summary>
/// <param name="Loss">Mean over the batch, in nats.</param>
/// <param name="GradientNorm">Before it was shortened.</param>
/// <param name="Correct">Examples whose most probable class is that of their label.</param>
internal readonly record struct StepOutcome(double Loss, double GradientNorm, int Correct)
{
    public bool IsFinite => double.IsFinite(Loss) && double.IsFinite(GradientNorm);
}
