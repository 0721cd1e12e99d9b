using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Transferability.Distances;
using TransferLab.Engine.Transferability.Risk;
using TransferLab.Engine.Transferability.Scores;

namespace TransferLab.Engine.Transferability.Advising;

/// <summary>One line of the advice: what is expected of one backbone.</summary>
public sealed record BackboneAdvice
{
    public required string BackboneId { get; init; }

    public required string Sha256 { get; init; }

    public required string Name { get; init; }

    /// <summary>1 is the best; null where the backbone could not be judged.</summary>
    public int? Rank { get; init; }

    /// <summary>Of a linear classifier on the frozen features, on the test part of the experiment; null where the backbone could not be judged.</summary>
    public Estimate? ExpectedAccuracy { get; init; }

    /// <summary>One per kind, in their order; each with a number or the reason why there is none.</summary>
    public IReadOnlyList<ScoreValue> Scores { get; init; } = [];

    /// <summary>Distances to the pictures that the backbone learned from; null where it brings no reference of them.</summary>
    public DomainDistances? Distances { get; init; }

    /// <summary>Place in the trivial ranking by the number of parameters; null where that is not known.</summary>
    public int? RankBySize { get; init; }

    /// <summary>Place in the trivial ranking by accuracy on ImageNet; null where that is not known.</summary>
    public int? RankByImageNet { get; init; }

    public long? Parameters { get; init; }

    public double? ImageNetAccuracyPercent { get; init; }

    /// <summary>To look at all pictures of the data set with this network on this machine, as measured here; null where it was never measured.</summary>
    public TimeSpan? ExtractionTime { get; init; }

    /// <summary>Peak memory of the same, about.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>What is known about whether transfer hurts, before any training; null where the backbone could not be judged.</summary>
    public RiskEvidence? Evidence { get; init; }

    /// <summary>The verdict on that; null where the backbone could not be judged.</summary>
    public RiskVerdict? Risk { get; init; }

    /// <summary>Why the backbone could not be judged; null otherwise.</summary>
    public UserMessage? Problem { get; init; }
}
