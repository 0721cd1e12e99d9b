namespace TransferLab.Engine.Backbones.Anatomy;

/// <summary>The last layer of a classifier.</summary>
/// <param name="Features">What goes into it.</param>
/// <param name="Logits">What comes out of it, before any softmax.</param>
/// <param name="AreProbabilities">The softmax could not be told apart from the layer.</param>
internal sealed record ClassifierLayer(TensorTap Features, TensorTap Logits, bool AreProbabilities);
