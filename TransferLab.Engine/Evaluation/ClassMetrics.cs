namespace TransferLab.Engine.Evaluation;

/// <summary>How well one class is recognised.</summary>
/// <param name="ClassIndex">Index into the data set's classes.</param>
/// <param name="Examples">Test examples of this class.</param>
/// <param name="Predicted">Test examples that were taken for this class.</param>
/// <param name="Correct">Test examples of this class that were recognised.</param>
/// <param name="Recall">Correct / Examples; null where the test set has none of this class.</param>
/// <param name="Precision">Correct / Predicted; null where nothing was taken for this class.</param>
/// <param name="F1">Harmonic mean of both; 0 where nothing is correct, null where the test set has none of this class.</param>
public sealed record ClassMetrics(
    int ClassIndex,
    int Examples,
    int Predicted,
    int Correct,
    Estimate? Recall,
    Estimate? Precision,
    double? F1);
