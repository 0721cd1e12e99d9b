namespace TransferLab.Engine.Training;

/// <summary>What one pass over the training pictures came to.</summary>
/// <param name="TrainingLoss">Mean over the epoch's steps, in nats.</param>
/// <param name="TrainingAccuracy">Part of the (changed) training pictures that was recognised in passing, 0 to 1.</param>
/// <param name="ValidationLoss">Mean cross-entropy of the validation fold in nats; null without one.</param>
/// <param name="ValidationAccuracy">0 to 1; null without a validation fold.</param>
/// <param name="IsBest">Whether the weights after this epoch are the best so far.</param>
public sealed record EpochRecord(
    int Epoch,
    int Epochs,
    double ElapsedSeconds,
    double TrainingLoss,
    double TrainingAccuracy,
    double? ValidationLoss,
    double? ValidationAccuracy,
    bool IsBest)
    : TrainingRecord(Epoch, Epochs, ElapsedSeconds);
