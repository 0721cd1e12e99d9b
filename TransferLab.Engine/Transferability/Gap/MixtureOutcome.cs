using TransferLab.Engine.Evaluation;

namespace TransferLab.Engine.Transferability.Gap;

/// <summary>Whether pretrained and fresh features together are worth more than the fresh ones alone; measured where transfer costs.</summary>
/// <param name="Kind">The verdict.</param>
/// <param name="Mixture">What was mixed, for the user; chosen within the training part.</param>
/// <param name="Accuracy">Of the mixture.</param>
/// <param name="Advantage">Accuracy of the mixture minus that of training from scratch alone, on the same pictures.</param>
/// <param name="Finding">In a sentence.</param>
public sealed record MixtureOutcome(NegativeTransfer Kind, UserMessage Mixture, Estimate Accuracy, Estimate Advantage, UserMessage Finding);
