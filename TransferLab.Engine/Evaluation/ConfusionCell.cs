namespace TransferLab.Engine.Evaluation;

/// <summary>The test examples of one class that were taken for one class.</summary>
/// <param name="Actual">Their class.</param>
/// <param name="Predicted">What they were taken for.</param>
/// <param name="Rows">Where they stand in the data set, the most confident first.</param>
public sealed record ConfusionCell(int Actual, int Predicted, IReadOnlyList<int> Rows);
