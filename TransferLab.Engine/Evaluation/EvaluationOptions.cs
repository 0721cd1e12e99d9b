using System.ComponentModel.DataAnnotations;

namespace TransferLab.Engine.Evaluation;

/// <summary>How classifiers are judged. No setting of the app: what decides a result is in the experiment or the same everywhere.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Confidence of the intervals. Default 0.95.</summary>
    [Range(0.5, 0.999)]
    public double Confidence { get; init; } = 0.95;

    /// <summary>Test sets drawn for a bootstrap interval. Default 1000.</summary>
    [Range(100, 100_000)]
    public int BootstrapSamples { get; init; } = 1000;

    /// <summary>Bins of the reliability diagram. Default 15.</summary>
    [Range(2, 100)]
    public int ReliabilityBins { get; init; } = 15;

    /// <summary>Most confident mistakes kept. Default 50.</summary>
    [Range(0, 10_000)]
    public int Mistakes { get; init; } = 50;
}
