using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Heads;

/// <summary>A ridge regression with one penalty.</summary>
/// <param name="Alpha">Strength of the penalty.</param>
/// <param name="Coefficients">Shape (m, classes): weights where m counts features, weights of the examples where it counts those.</param>
/// <param name="Inverse">(products + alpha·I)⁻¹, shape (m, m).</param>
/// <param name="SquaredError">Mean square of the errors of examples that are kept out, exact or by generalised cross-validation.</param>
internal sealed record RidgeSolution(double Alpha, MatrixView<double> Coefficients, MatrixView<double> Inverse, double SquaredError);
