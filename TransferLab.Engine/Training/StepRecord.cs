namespace TransferLab.Engine.Training;

/// <summary>What one step of the optimiser saw.</summary>
/// <param name="Step">Steps done in the epoch, from 1.</param>
/// <param name="Steps">Steps of an epoch.</param>
/// <param name="Loss">Mean cross-entropy of the batch in nats, label smoothing included.</param>
/// <param name="GradientNorm">Length of the gradient over all tuned weights, before it is shortened.</param>
public sealed record StepRecord(int Epoch, int Epochs, double ElapsedSeconds, int Step, int Steps, double Loss, double LearningRate, double GradientNorm)
    : TrainingRecord(Epoch, Epochs, ElapsedSeconds);
