namespace TransferLab.Engine.Evaluation;

/// <summary>Whether probabilities mean what they say: of the predictions made with 80 % confidence, are 80 % right?</summary>
/// <param name="ExpectedError">Expected calibration error: the mean distance of confidence from accuracy over the bins, between 0 and 1.</param>
/// <param name="LogLoss">Mean negative log-likelihood of the right class, in nats.</param>
/// <param name="Bins">For the reliability diagram; equal steps of confidence.</param>
public sealed record Calibration(Estimate ExpectedError, Estimate LogLoss, IReadOnlyList<ReliabilityBin> Bins);
