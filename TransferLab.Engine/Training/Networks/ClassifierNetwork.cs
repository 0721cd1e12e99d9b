using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Training.Networks;

/// <summary>A network that tells classes apart, as training sees it.</summary>
/// <param name="Graph">Its weights are initialisers; batch normalisations are as in prediction.</param>
/// <param name="Input">Pictures, or activations.</param>
/// <param name="Features">Shape (batch, width): what the last layer sees.</param>
/// <param name="Logits">Shape (batch, classes), before any softmax.</param>
/// <param name="HeadTensors">The initialisers of the last layer.</param>
internal sealed record ClassifierNetwork(OnnxGraph Graph, string Input, string Features, string Logits, IReadOnlyList<string> HeadTensors)
{
    /// <summary>The same network with other values for some of its tensors; half-precision ones are rounded.</summary>
    public ClassifierNetwork With(IReadOnlyDictionary<string, OnnxTensor> weights) => this with { Graph = Graph.WithInitializers(weights) };
}
