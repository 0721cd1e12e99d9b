using TransferLab.Engine.Heads;

namespace TransferLab.Engine.Evaluation;

/// <summary>A head that was fitted and judged by one split or by the folds of a cross-validation.</summary>
/// <param name="Evaluation">On the test examples.</param>
/// <param name="Predictions">On the test examples, as the head gave them.</param>
/// <param name="Training">Accuracy on the examples learned from; of folds, the pooled one.</param>
/// <param name="Trained">One per split, in their order.</param>
public sealed record HeadTrial(
    ClassifierEvaluation Evaluation,
    Predictions Predictions,
    Estimate Training,
    IReadOnlyList<TrainedHead> Trained)
{
    /// <summary>Of each trained head, what it chose on folds of its training part.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, double>> Choices => [.. Trained.Select(head => head.Choices)];
}
