namespace TransferLab.Engine.Evaluation;

/// <summary>A trivial classifier on the same test examples.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Accuracy">Part of the test examples that it recognises.</param>
/// <param name="BalancedAccuracy">Mean recall over the classes.</param>
/// <param name="Advantage">Accuracy of the classifier at hand minus this one's, with a paired interval.</param>
public sealed record Baseline(
    BaselineKind Kind,
    Estimate Accuracy,
    Estimate BalancedAccuracy,
    Estimate Advantage);
