namespace TransferLab.Engine.Training;

/// <summary>The epochs of a training and which one was kept.</summary>
/// <param name="Epochs">In their order.</param>
/// <param name="BestEpoch">From 1; 0 where the weights before the first epoch were the best.</param>
/// <param name="StoppedEarly">Whether later epochs were left out because they would not have helped.</param>
public sealed record TrainingHistory(IReadOnlyList<EpochRecord> Epochs, int BestEpoch, bool StoppedEarly);
