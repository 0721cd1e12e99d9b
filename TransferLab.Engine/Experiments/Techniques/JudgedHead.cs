using TransferLab.Engine.Evaluation;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>What came out of a head on the test examples.</summary>
internal sealed record JudgedHead(
    ClassifierEvaluation Evaluation,
    Predictions Predictions,
    Estimate Training,
    IReadOnlyList<IReadOnlyDictionary<string, double>> Choices) : IJudged;
