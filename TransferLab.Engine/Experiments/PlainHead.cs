using TransferLab.Engine.Evaluation;

namespace TransferLab.Engine.Experiments;

/// <summary>What a classifier on the untouched network's features reaches, to tell what the tuning was worth.</summary>
/// <param name="Evaluation">On the same test examples.</param>
/// <param name="Advantage">Accuracy of the tuned network minus that of the head.</param>
/// <param name="Finding">The difference in a sentence.</param>
/// <param name="LearningCurve">Of the head: each point of the tuned network's would cost a training. Null where none was asked for.</param>
public sealed record PlainHead(ClassifierEvaluation Evaluation, Estimate Advantage, UserMessage Finding, LearningCurve? LearningCurve = null);
