using System.ComponentModel.DataAnnotations;

namespace TransferLab.Engine.Experiments;

public sealed record RunQueueOptions
{
    public const string Section = "TransferLab:Runs";

    /// <summary>Runs executed at a time; each one uses all cores. Default 1.</summary>
    [Range(1, 64)]
    public int AtOnce { get; init; } = 1;

    /// <summary>How often a run is started again after the app ended in the middle of it. Default 3.</summary>
    [Range(1, 100)]
    public int Attempts { get; init; } = 3;
}
