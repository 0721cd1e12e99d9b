using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace TransferLab.Engine.Heads;

/// <summary>Options of RidgeClassifier.</summary>
/// <remarks>Alpha is the strength of the L2 penalty: the objective is Σ (target − score)² + alpha·‖W‖², on standardised features.</remarks>
public sealed record RidgeClassifierOptions : HeadOptions
{
    public const string Id = "ridge";

    public override string HeadId => Id;

    [Description("Strength of the penalty; null chooses it, leaving one training example out at a time.")]
    [Range(1e-9, 1e12)]
    public double? Alpha { get; init; }

    [Description("Smallest strength tried.")]
    [Range(1e-9, 1e12)]
    public double SmallestAlpha { get; init; } = 1e-1;

    [Description("Largest strength tried.")]
    [Range(1e-9, 1e12)]
    public double LargestAlpha { get; init; } = 1e6;

    [Description("Values tried for each factor of ten.")]
    [Range(1, 10)]
    public int ValuesPerDecade { get; init; } = 2;
}
