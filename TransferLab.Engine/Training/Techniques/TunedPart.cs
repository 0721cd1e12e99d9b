using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Networks;
using TransferLab.Engine.Training.Optimisers;

namespace TransferLab.Engine.Training.Techniques;

/// <summary>What a technique makes of a network: what is trained, and how the result goes back.</summary>
/// <param name="Network">What runs in training; possibly only what lies behind <paramref name="Frozen"/>, or with adapters.</param>
/// <param name="Merge">From what was trained to tensors of the whole network.</param>
/// <param name="Frozen">From the input of the whole network to that of the trained part; null where this is the whole.</param>
internal sealed record TunedPart(
    ClassifierNetwork Network,
    IReadOnlyList<TrainableTensor> Tensors,
    Func<IReadOnlyDictionary<string, OnnxTensor>, IReadOnlyDictionary<string, OnnxTensor>> Merge,
    OnnxGraph? Frozen = null);
