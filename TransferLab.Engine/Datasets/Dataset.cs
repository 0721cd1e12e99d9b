namespace TransferLab.Engine.Datasets;

/// <summary>Labelled pictures, stored and unchangeable: a change makes another version.</summary>
public sealed record Dataset
{
    /// <summary>The folder name in the library: letters, digits and dashes.</summary>
    public required string Id { get; init; }

    /// <summary>As the user called it.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 over classes, labels, partitions and content hashes, independent of file order; lower-case hex.</summary>
    public required string Version { get; init; }

    /// <summary>Class names as the source spelled them, in ordinal order.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    public required IReadOnlyList<Example> Examples { get; init; }

    /// <summary>Files that could not be used, each with its reason. Never fatal.</summary>
    public required IReadOnlyList<UnusableFile> Unusable { get; init; }

    public required DateTimeOffset Imported { get; init; }

    public Labels Labels => new([.. Examples.Select(example => example.ClassIndex)], Classes.Count);

    public bool HasOwnTestSet => Examples.Any(example => example.Partition == Partition.Test);
}
