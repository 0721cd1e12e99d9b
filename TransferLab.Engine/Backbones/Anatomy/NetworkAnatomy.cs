namespace TransferLab.Engine.Backbones.Anatomy;

/// <summary>What a graph itself says about how to use it as a backbone.</summary>
/// <param name="Input">Where pictures enter.</param>
/// <param name="Features">The layer that describes a picture.</param>
/// <param name="Logits">One number per class of the source; null where the graph has no classifier.</param>
/// <param name="LogitsAreProbabilities">The logits have a softmax behind them already.</param>
/// <param name="Parameters">Weights, counted over all constants of more than one dimension or in a bias.</param>
internal sealed record NetworkAnatomy(
    InputPort Input,
    TensorTap Features,
    TensorTap? Logits,
    bool LogitsAreProbabilities,
    long Parameters);
