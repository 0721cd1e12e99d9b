using System.ComponentModel.DataAnnotations;

namespace TransferLab.Engine.Experiments.Steps;

public sealed record StepStoreOptions
{
    public const string Section = "TransferLab:StepStore";

    /// <summary>Products of steps that are kept for later runs, in megabytes; the ones not used for longest go first. Default 2,048.</summary>
    [Range(16, 10_000_000)]
    public int LimitMegabytes { get; init; } = 2048;
}
