namespace TransferLab.Engine.Evaluation;

/// <summary>Expected calibration error, log-loss and reliability bins of predictions.</summary>
internal sealed class CalibrationMeasure
{
    /// <summary>A probability of 0 for the right class would make the mean infinite; the smallest step of single precision instead.</summary>
    private const double SmallestProbability = 1.1920929e-7;

    private readonly int bins;
    private readonly double[] confidence;
    private readonly bool[] correct;
    private readonly double[] losses;

    public CalibrationMeasure(Predictions predictions, int bins)
    {
        this.bins = bins;
        confidence = [.. Enumerable.Range(0, predictions.Count).Select(predictions.Confidence)];
        correct = [.. Enumerable.Range(0, predictions.Count).Select(predictions.IsCorrect)];
        losses = [.. Enumerable.Range(0, predictions.Count).Select(i =>
            -Math.Log(Math.Max(predictions.Probabilities[i, predictions.Labels[i]], SmallestProbability)))];
    }

    public Calibration Calibration(BootstrapInterval bootstrap, double level, CancellationToken cancellationToken) => new(
        bootstrap.Of(0, 1, cancellationToken, ExpectedError)[0],
        bootstrap.Of(0, double.PositiveInfinity, cancellationToken, rows => rows.Average(i => losses[i]))[0],
        ReliabilityBins(level));

    /// <summary>Σ over bins of (share of examples)·|accuracy − mean confidence| (Naeini et al., AAAI 2015).</summary>
    private double ExpectedError(int[] rows)
    {
        var (sums, hits) = (new double[bins], new double[bins]);
        foreach (var i in rows)
        {
            var bin = Bin(confidence[i]);
            sums[bin] += confidence[i];
            hits[bin] += correct[i] ? 1 : 0;
        }

        return sums.Zip(hits, (sum, right) => Math.Abs(sum - right)).Sum() / rows.Length;
    }

    private ReliabilityBin[] ReliabilityBins(double level)
    {
        var members = Enumerable.Range(0, confidence.Length).ToLookup(i => Bin(confidence[i]));
        return [.. Enumerable.Range(0, bins).Select(bin => members[bin].ToArray() is { Length: > 0 } rows
            ? new ReliabilityBin((double)bin / bins, (bin + 1.0) / bins, rows.Length, rows.Average(i => confidence[i]), WilsonInterval.Of(rows.Count(i => correct[i]), rows.Length, level))
            : new ReliabilityBin((double)bin / bins, (bin + 1.0) / bins, 0, null, null))];
    }

    private int Bin(double value) => Math.Clamp((int)Math.Ceiling(value * bins) - 1, 0, bins - 1);
}
