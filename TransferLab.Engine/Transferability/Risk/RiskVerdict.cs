namespace TransferLab.Engine.Transferability.Risk;

/// <summary>The verdict before training: is this backbone likely to hurt here?</summary>
/// <param name="Level">What to tell a beginner.</param>
/// <param name="Probability">That transfer ends below training from scratch, 0 to 1; from a model fitted on measured cases.</param>
/// <param name="Reasons">What speaks for and against it, the weightiest first.</param>
/// <param name="Notes">What else is striking, without weight in the verdict.</param>
/// <param name="MeasuredCases">Cases that the model was fitted on.</param>
public sealed record RiskVerdict(RiskLevel Level, double Probability, IReadOnlyList<RiskReason> Reasons, IReadOnlyList<UserMessage> Notes, int MeasuredCases);
