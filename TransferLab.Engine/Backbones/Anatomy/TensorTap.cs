namespace TransferLab.Engine.Backbones.Anatomy;

/// <summary>A tensor inside a network that numbers are taken from.</summary>
/// <param name="Tensor">Its name in the graph.</param>
/// <param name="Form">How it becomes one row a picture.</param>
/// <param name="Scale">For 8-bit tensors, the tensor with their scale; null otherwise.</param>
/// <param name="ZeroPoint">For 8-bit tensors, the tensor with their zero point; null where it is 0.</param>
internal sealed record TensorTap(string Tensor, FeatureForm Form, string? Scale = null, string? ZeroPoint = null);
