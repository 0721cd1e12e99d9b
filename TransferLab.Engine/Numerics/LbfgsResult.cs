namespace TransferLab.Engine.Numerics;

/// <summary>Where a minimisation ended.</summary>
/// <param name="Point">The best point found.</param>
/// <param name="Value">The objective there.</param>
/// <param name="GradientNorm">Largest magnitude of a component of the gradient there.</param>
/// <param name="Iterations">Steps taken.</param>
internal sealed record LbfgsResult(float[] Point, double Value, double GradientNorm, int Iterations);
