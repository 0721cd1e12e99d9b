namespace TransferLab.Engine.Evaluation;

/// <summary>The accuracy with one number of labels.</summary>
/// <param name="LabelsPerClass">Labelled examples per class; a class that has fewer gives all it has.</param>
/// <param name="TrainingExamples">Labelled examples in all.</param>
/// <param name="Accuracy">Mean over the draws, on the same test examples at every point.</param>
/// <param name="TrainingAccuracy">Mean over the draws, on the examples learned from.</param>
/// <param name="Draws">Accuracy of each draw.</param>
public sealed record LearningCurvePoint(
    int LabelsPerClass,
    int TrainingExamples,
    Estimate Accuracy,
    double TrainingAccuracy,
    IReadOnlyList<double> Draws);
