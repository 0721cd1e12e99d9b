namespace TransferLab.Engine.Evaluation;

/// <summary>The predictions whose confidence lies between two bounds: how sure they were, and how often they were right.</summary>
/// <param name="From">Lower bound of the confidence, exclusive (the first bin holds 0 too).</param>
/// <param name="To">Upper bound, inclusive.</param>
/// <param name="Count">Predictions in the bin.</param>
/// <param name="MeanConfidence">Null where the bin is empty.</param>
/// <param name="Accuracy">Null where the bin is empty.</param>
public sealed record ReliabilityBin(double From, double To, int Count, double? MeanConfidence, Estimate? Accuracy);
