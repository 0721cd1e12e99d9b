namespace TransferLab.Engine.Evaluation;

/// <summary>A test example that was taken for another class.</summary>
/// <param name="Row">Where it stands in the data set.</param>
/// <param name="Actual">Its label.</param>
/// <param name="Predicted">What it was taken for.</param>
/// <param name="Confidence">The probability given to the wrong class.</param>
/// <param name="ActualProbability">The probability given to the right one.</param>
public sealed record Mistake(int Row, int Actual, int Predicted, double Confidence, double ActualProbability);
