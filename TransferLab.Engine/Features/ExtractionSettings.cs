namespace TransferLab.Engine.Features;

/// <summary>The settings of one extraction.</summary>
/// <param name="Workers">Threads that each decode and compute.</param>
/// <param name="BatchSize">Pictures per forward pass.</param>
/// <param name="MaximumPixels">Larger pictures are refused before they are decoded.</param>
internal sealed record ExtractionSettings(int Workers, int BatchSize, long MaximumPixels);
