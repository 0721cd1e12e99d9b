using TransferLab.Engine.Evaluation;

namespace TransferLab.Engine.Transferability.TrackRecord;

/// <summary>How good the advice has been so far, judged by the experiments that followed it.</summary>
public sealed record AdvisorRecord
{
    /// <summary>Finished experiments with advice given before them.</summary>
    public required int Experiments { get; init; }

    /// <summary>One for each data set on which linear classifiers were measured on at least two backbones, latest first.</summary>
    public required IReadOnlyList<RankingRecord> Rankings { get; init; }

    /// <summary>Part of the linear classifiers whose accuracy lay in its interval; 0.95 is promised. Null before the first one.</summary>
    public required Estimate? Coverage { get; init; }

    /// <summary>Mean difference of measured and expected accuracy: above 0 the advice was too cautious. Null before the first one.</summary>
    public required double? Bias { get; init; }

    /// <summary>Experiments that measured the transfer gap after a risk was told.</summary>
    public required int Risks { get; init; }

    /// <summary>Mean squared error of the risk probabilities: 0 is perfect, 0.25 a coin. Null before the first one.</summary>
    public required double? Brier { get; init; }

    /// <summary>What was told against what came, in bins of probability; empty bins are left out.</summary>
    public required IReadOnlyList<ReliabilityBin> Reliability { get; init; }

    /// <summary>Of the above, in words.</summary>
    public required IReadOnlyList<UserMessage> Sentences { get; init; }
}
