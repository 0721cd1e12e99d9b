using TransferLab.Engine.Evaluation;

namespace TransferLab.Engine.Transferability.TrackRecord;

/// <summary>One finished experiment beside what was advised before it.</summary>
/// <param name="Advised">About the backbone that the experiment used.</param>
/// <param name="IsLinear">Whether it is what the expected accuracy is about: a linear classifier on frozen features.</param>
/// <param name="Accuracy">As measured.</param>
/// <param name="Gap">Transfer minus scratch; null where it was not measured.</param>
internal sealed record JudgedAdvice(
    string DatasetName, string DatasetVersion, DateTimeOffset Ended, AdvisedBackbone Advised, bool IsLinear, double Accuracy, Estimate? Gap);
