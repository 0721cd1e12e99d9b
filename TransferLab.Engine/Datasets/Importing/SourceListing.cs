namespace TransferLab.Engine.Datasets.Importing;

/// <summary>Everything that a source holds, unopened.</summary>
internal sealed record SourceListing : IDisposable
{
    /// <summary>What to call the source in messages.</summary>
    public required string Name { get; init; }

    public required IReadOnlyList<SourceFile> Files { get; init; }

    /// <summary>Folders, also empty ones, where the source tells.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>The table to take the labels from, where the user has named one.</summary>
    public string? Table { get; init; }

    /// <summary>Whether several files may be read at once.</summary>
    public bool Concurrent { get; init; } = true;

    public IDisposable? Owner { get; init; }

    public void Dispose() => Owner?.Dispose();
}
