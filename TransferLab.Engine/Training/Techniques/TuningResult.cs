using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Augmentation;

namespace TransferLab.Engine.Training.Techniques;

/// <summary>What a training made of a network.</summary>
/// <param name="Weights">New values of the whole network's tensors, by initialiser; the others stay as they were.</param>
/// <param name="ValidationRows">The training rows that were kept back.</param>
/// <param name="Flip">Whether pictures were mirrored, and why; null where it was not asked.</param>
/// <param name="TunedParameters">Numbers that could change, adapters included.</param>
internal sealed record TuningResult(
    IReadOnlyDictionary<string, OnnxTensor> Weights, TrainingHistory History, IReadOnlyList<int> ValidationRows, FlipVerdict? Flip, long TunedParameters);
