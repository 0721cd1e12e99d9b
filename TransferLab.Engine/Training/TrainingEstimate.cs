namespace TransferLab.Engine.Training;

/// <summary>What a training will take on this machine, from a few real steps of it.</summary>
/// <param name="SecondsPerEpoch">Without the first one, which also reads the pictures.</param>
/// <param name="Seconds">In all, frozen parts and measuring included.</param>
/// <param name="PeakBytes">Memory of the process at the most.</param>
/// <param name="MeasuredSteps">Real steps behind the numbers.</param>
public sealed record TrainingEstimate(double SecondsPerEpoch, double Seconds, long PeakBytes, int MeasuredSteps);
