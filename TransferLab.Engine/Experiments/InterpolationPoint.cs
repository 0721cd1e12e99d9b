using TransferLab.Engine.Evaluation;

namespace TransferLab.Engine.Experiments;

/// <summary>A measured place between the start and the end of a tuning.</summary>
/// <param name="Alpha">0 is the start (the head on the untouched network), 1 the end.</param>
/// <param name="Test">Accuracy on the test examples; of folds, the pooled one.</param>
/// <param name="ValidationAccuracy">On the pictures kept back from the training part, mean over the splits; null without any.</param>
/// <param name="ValidationLoss">Mean cross-entropy there in nats; null without any.</param>
/// <param name="ChosenIn">In how many splits it was chosen.</param>
public sealed record InterpolationPoint(double Alpha, Estimate Test, double? ValidationAccuracy, double? ValidationLoss, int ChosenIn);
