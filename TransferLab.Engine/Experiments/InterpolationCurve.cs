namespace TransferLab.Engine.Experiments;

/// <summary>Accuracies of weights between the start and the end of a tuning: θ = (1−α)·θ₀ + α·θ₁.</summary>
/// <remarks>Source: Wortsman et al., "Robust fine-tuning of zero-shot models" (WiSE-FT), CVPR 2022. See <c>docs/methods/interpolation.md</c>.</remarks>
/// <param name="Points">By rising α, from 0 to 1.</param>
public sealed record InterpolationCurve(IReadOnlyList<InterpolationPoint> Points);
