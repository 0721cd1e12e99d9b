using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Networks;
using TransferLab.Engine.Training.Optimisers;

namespace TransferLab.Engine.Training.Techniques;

/// <summary>What a technique makes of a network: what is trained, and how the result goes back.</summary>
/// <param name="Network">What runs in training; possibly only the part behind <paramref name="Cut"/>, or with adapters.</param>
/// <param name="Merge">From what was trained to tensors of the whole network.</param>
/// <param name="Cut">The tensor of the whole network at which the trained part begins; null where it is the whole.</param>
internal sealed record TunedPart(
    ClassifierNetwork Network,
    IReadOnlyList<TrainableTensor> Tensors,
    Func<IReadOnlyDictionary<string, OnnxTensor>, IReadOnlyDictionary<string, OnnxTensor>> Merge,
    string? Cut = null);
