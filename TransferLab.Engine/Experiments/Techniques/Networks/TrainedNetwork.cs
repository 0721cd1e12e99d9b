using TransferLab.Engine.Training;
using TransferLab.Engine.Training.Augmentation;

namespace TransferLab.Engine.Experiments.Techniques.Networks;

/// <summary>What the training on one split made of the network.</summary>
/// <param name="Head">The last layer that it started from, by initialiser; the other first weights are the network's own.</param>
/// <param name="Weights">The best weights, by initialiser; those that are not here did not change.</param>
/// <param name="LearnedRows">Rows of the data set whose pictures it learned from.</param>
/// <param name="ValidationRows">Rows that were kept back to compare epochs on.</param>
/// <param name="Settings">With nothing left open.</param>
/// <param name="Parameters">Weights, biases and norms of the whole network.</param>
internal sealed record TrainedNetwork(
    IReadOnlyDictionary<string, float[]> Head,
    IReadOnlyDictionary<string, float[]> Weights,
    TrainingHistory History,
    IReadOnlyList<int> LearnedRows,
    IReadOnlyList<int> ValidationRows,
    FlipVerdict? Flip,
    TrainingOptions Settings,
    long Parameters,
    long TunedParameters);
