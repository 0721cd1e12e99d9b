using TransferLab.Engine.Evaluation;

namespace TransferLab.Engine.Transferability.Gap;

/// <summary>Transfer and training from nothing with one number of labels.</summary>
/// <param name="LabelsPerClass">Labelled examples per class; a class that has fewer gives all it has.</param>
/// <param name="TrainingExamples">Labelled examples in all.</param>
/// <param name="Transfer">Accuracy of transfer, mean over the runs.</param>
/// <param name="Scratch">Accuracy of the strongest way from nothing, mean over the runs.</param>
/// <param name="Strongest">Which way that is here, chosen within the training part.</param>
/// <param name="Gap">Transfer minus scratch, on the same pictures.</param>
public sealed record GapPoint(
    int LabelsPerClass, int TrainingExamples, Estimate Transfer, Estimate Scratch, ScratchMethod Strongest, Estimate Gap);
