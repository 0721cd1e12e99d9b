using System.Text.Json.Serialization;

namespace TransferLab.Engine.Datasets;

/// <summary>Labelled pictures, stored and unchangeable: a change makes another version.</summary>
public sealed record Dataset
{
    /// <summary>The folder name in the library: letters, digits and dashes.</summary>
    public required string Id { get; init; }

    /// <summary>As the user called it.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 over classes, labels, partitions, columns and content hashes, independent of paths and order; lower-case hex.</summary>
    public required string Version { get; init; }

    public required DateTimeOffset Imported { get; init; }

    /// <summary>Class names as the source spelled them, in ordinal order; each has pictures.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>By class, then by content hash: one version always has its pictures in the same rows. No content is there twice.</summary>
    public required IReadOnlyList<Example> Examples { get; init; }

    /// <summary>Files that could not be used, each with its reason. Never fatal.</summary>
    public required IReadOnlyList<UnusableFile> Unusable { get; init; }

    /// <summary>What the user should know before trusting a result on this data.</summary>
    public IReadOnlyList<UserMessage> Warnings { get; init; } = [];

    [JsonIgnore]
    public Labels Labels => new([.. Examples.Select(example => example.ClassIndex)], Classes.Count);

    [JsonIgnore]
    public bool HasOwnTestSet => Examples.Any(example => example.Partition == Partition.Test);
}
