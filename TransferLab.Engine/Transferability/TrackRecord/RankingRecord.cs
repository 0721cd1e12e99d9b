namespace TransferLab.Engine.Transferability.TrackRecord;

/// <summary>How one ranking held.</summary>
/// <param name="DatasetName">As the latest result calls it.</param>
/// <param name="Backbones">Backbones that were both ranked and measured.</param>
/// <param name="Tau">Weighted Kendall τ of the expected and the measured order, −1 to 1; null where all measured or expected the same.</param>
public sealed record RankingRecord(string DatasetName, string DatasetVersion, int Backbones, double? Tau);
