using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Training.Optimisers;

/// <summary>A tensor that goes from step to step: an input of the step's graph, and the output with its next value.</summary>
/// <param name="Of">The initialiser of the network that it is, averages or remembers for.</param>
/// <param name="Initial">Before the first step.</param>
internal sealed record StateTensor(StateRole Role, string Of, string Input, string Output, OnnxTensor Initial);
