namespace TransferLab.Engine.Evaluation;

/// <summary>How much the accuracy differs between the folds of a cross-validation.</summary>
/// <param name="Accuracies">One per fold.</param>
/// <param name="Mean">Their mean; the pooled accuracy where folds are of equal size.</param>
/// <param name="StandardDeviation">Of the folds, with n in the denominator as papers report it. No interval: folds share training data.</param>
public sealed record FoldSpread(IReadOnlyList<double> Accuracies, double Mean, double StandardDeviation);
