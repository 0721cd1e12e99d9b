using TransferLab.Engine.Backbones;

namespace TransferLab.Engine.Export;

/// <summary>A trained network that the app keeps; <see cref="ModelShelf"/> has its file.</summary>
/// <param name="Card">What is known of it: hash and size of its ONNX file, how pictures are prepared for it, what it learned from.</param>
/// <param name="Classes">In the order of its outputs <c>logits</c> and <c>probabilities</c>.</param>
/// <param name="TrainingExamples">Pictures that it learned from.</param>
public sealed record ModelReference(BackboneCard Card, IReadOnlyList<string> Classes, int TrainingExamples);
