using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace TransferLab.Engine.Experiments;

/// <summary>How transfer is set beside training from scratch.</summary>
public sealed record TransferGapChoice
{
    /// <summary>The plain question, in the shortest time: neither over fewer labels nor with the backbone's own architecture.</summary>
    public static TransferGapChoice Quick { get; } = new() { Curve = false, SameArchitecture = false };

    [Description("Seeds, or folds of a cross-validation, in which both are compared. One run knows nothing of chance in training. On one test part a network that transfer trains is not trained again for each seed.")]
    [Range(1, 20)]
    public int Runs { get; init; } = 3;

    [Description("Whether the difference is also measured with fewer labels; with a technique that trains the network it is not.")]
    public bool Curve { get; init; } = true;

    [Description("Labelled examples per class at each point of that curve; empty chooses them from the size of the training part.")]
    [Items(1, 10_000_000)]
    public IReadOnlyList<int> LabelsPerClass { get; init; } = [];

    [Description("Whether the backbone's own architecture with fresh weights is tried, too.")]
    public bool SameArchitecture { get; init; } = true;

    [Description("Billions of multiply-adds that one training from scratch may spend; null takes what transfer spends, and at least what the small network needs.")]
    [Range(1.0, 1e9)]
    public double? Budget { get; init; }

    [Description("Pixels of the side of the pictures that the small network sees.")]
    [Range(24, 224)]
    public int Side { get; init; } = 32;
}
