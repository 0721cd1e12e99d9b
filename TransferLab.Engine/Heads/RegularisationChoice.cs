using TransferLab.Engine.Features;

namespace TransferLab.Engine.Heads;

/// <summary>Where the final fit of a logistic regression begins.</summary>
/// <param name="C">Inverse strength of the penalty.</param>
/// <param name="Start">A point near the solution.</param>
/// <param name="Uncertainty">Mean of p·(1 − p) over rows and classes, at about the solution.</param>
/// <param name="HeldOut">Probabilities of the rows that were kept out once, shape (rows, present classes); null where none were.</param>
internal sealed record RegularisationChoice(double C, float[] Start, double Uncertainty, FeatureMatrix? HeldOut);
