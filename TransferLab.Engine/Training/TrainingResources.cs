using System.ComponentModel.DataAnnotations;

namespace TransferLab.Engine.Training;

/// <summary>What training may use of this machine. Decides no result.</summary>
public sealed record TrainingResources
{
    public const string Section = "TransferLab:Training";

    /// <summary>Memory for decoded pictures, in megabytes; those that do not fit are decoded anew in each epoch. Default 1,024.</summary>
    [Range(0, 1_000_000)]
    public int PictureMegabytes { get; init; } = 1024;

    /// <summary>Disk for the activations of a frozen part, in megabytes. Default 20,480.</summary>
    [Range(16, 10_000_000)]
    public int ActivationMegabytes { get; init; } = 20_480;

    /// <summary>Seconds between two checkpoints; a crash costs at most so much work. Default 60.</summary>
    [Range(0, 3600)]
    public int CheckpointSeconds { get; init; } = 60;
}
