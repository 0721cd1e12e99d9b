using TransferLab.Engine.Evaluation;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>The accuracy over the number of labels.</summary>
internal sealed record MeasuredCurve(LearningCurve Curve);
