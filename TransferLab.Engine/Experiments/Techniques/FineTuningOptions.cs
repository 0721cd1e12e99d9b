using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using TransferLab.Engine.Training;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>Options of <see cref="FineTuning"/>.</summary>
public sealed record FineTuningOptions
{
    /// <summary>The largest <see cref="Blocks"/>.</summary>
    public const int MostBlocks = 50;

    [Description("Which weights are tuned.")]
    public TuningScope Tuned { get; init; } = TuningScope.HeadThenAll;

    [Description("How many blocks are tuned, counted from the head; for last-blocks.")]
    [Range(1, MostBlocks)]
    public int Blocks { get; init; } = 1;

    [Description("Rank of the change beside each layer; for low-rank-adapters.")]
    [Range(1, 256)]
    public int Rank { get; init; } = 8;

    [Description("Whether weights between the start and the end of the tuning are measured (WiSE-FT) and the best of them, by the validation pictures, kept.")]
    public bool Interpolate { get; init; } = true;

    [Description("How the network is trained.")]
    public TrainingOptions Training { get; init; } = new();
}
