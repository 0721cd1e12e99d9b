using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using TransferLab.Engine.Training;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>Options of <see cref="FromScratch"/>.</summary>
public sealed record FromScratchOptions
{
    /// <summary>Pixels; smaller pictures show too little.</summary>
    public const int SmallestSide = 16;

    /// <summary>Pixels; larger ones need a larger network.</summary>
    public const int LargestSide = 512;

    [Description("The network.")]
    public ScratchNetwork Network { get; init; } = ScratchNetwork.SmallResidual;

    [Description("Pixels of the side of the pictures that it sees; null takes 56 for small-residual, 128 for small-separable, and the backbone's own for same-architecture.")]
    [Range(SmallestSide, LargestSide)]
    public int? Side { get; init; }

    [Description("How the network is trained.")]
    public TrainingOptions Training { get; init; } = new();
}
