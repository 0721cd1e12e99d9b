namespace TransferLab.Engine.Backbones.Checkups;

/// <summary>What to try.</summary>
/// <param name="File">The ONNX file.</param>
/// <param name="Height">Pixels to feed where the file leaves it open.</param>
/// <param name="Width">Pixels to feed where the file leaves it open.</param>
/// <param name="FeatureTensor">The layer to take features from; null to have it found.</param>
internal sealed record CheckupRequest(string File, int Height, int Width, string? FeatureTensor);
