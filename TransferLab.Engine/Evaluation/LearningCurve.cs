namespace TransferLab.Engine.Evaluation;

/// <summary>Accuracy over the number of labels. Each draw's smaller sets are parts of its larger ones.</summary>
/// <param name="Points">By number of labels, ascending.</param>
/// <param name="Reading">What the curve says, in a sentence: whether more labels would help.</param>
public sealed record LearningCurve(IReadOnlyList<LearningCurvePoint> Points, UserMessage Reading);
