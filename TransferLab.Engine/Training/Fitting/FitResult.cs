using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Training.Fitting;

/// <summary>What a fit learned.</summary>
/// <param name="Weights">The best values of the tuned tensors and running statistics, by initialiser.</param>
internal sealed record FitResult(IReadOnlyDictionary<string, OnnxTensor> Weights, TrainingHistory History);
