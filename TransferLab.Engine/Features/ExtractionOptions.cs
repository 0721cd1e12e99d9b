using System.ComponentModel.DataAnnotations;

namespace TransferLab.Engine.Features;

/// <summary>How pictures become features, and how much of that is kept.</summary>
public sealed record ExtractionOptions
{
    public const string Section = "TransferLab:Extraction";

    /// <summary>Pictures per forward pass of each worker; memory grows with it and with the number of cores. Default 8, which measured fastest.</summary>
    [Range(1, 256)]
    public int BatchSize { get; init; } = 8;

    /// <summary>Processor cores to work on; 0 takes all. Default 0.</summary>
    [Range(0, 1024)]
    public int Threads { get; init; }

    /// <summary>Disk space for computed features; the least recently used go first. 0 keeps none. Default 2,000 MB, in megabytes of 10⁶ bytes.</summary>
    [Range(0, 10_000_000)]
    public int CacheMegabytes { get; init; } = 2000;

    internal int Workers => Threads > 0 ? Threads : Environment.ProcessorCount;
}
