namespace TransferLab.Engine.Evaluation;

/// <summary>Over-fitting, under-fitting or neither, in plain words.</summary>
/// <param name="Verdict">What it is.</param>
/// <param name="Training">Accuracy on the examples learned from.</param>
/// <param name="Test">Accuracy on the test examples.</param>
/// <param name="GapPoints">Training minus test, in percentage points.</param>
/// <param name="Finding">The verdict in a sentence, with its numbers.</param>
/// <param name="Remedies">What to try, most promising first; empty where nothing needs to be done.</param>
public sealed record Diagnosis(
    FitVerdict Verdict,
    Estimate Training,
    Estimate Test,
    double GapPoints,
    UserMessage Finding,
    IReadOnlyList<UserMessage> Remedies);
