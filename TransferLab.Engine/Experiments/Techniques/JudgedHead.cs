using TransferLab.Engine.Evaluation;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>What came out of a head on the test examples.</summary>
/// <param name="Evaluation">Every measure.</param>
/// <param name="Predictions">As the head gave them.</param>
/// <param name="Training">Accuracy on the examples learned from.</param>
/// <param name="Choices">Of each split, what the head chose on folds of its training part.</param>
internal sealed record JudgedHead(
    ClassifierEvaluation Evaluation,
    Predictions Predictions,
    Estimate Training,
    IReadOnlyList<IReadOnlyDictionary<string, double>> Choices);
