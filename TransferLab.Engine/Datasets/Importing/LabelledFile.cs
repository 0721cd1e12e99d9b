namespace TransferLab.Engine.Datasets.Importing;

/// <summary>A file and what its place or the table says about it.</summary>
internal sealed record LabelledFile(SourceFile File, string ClassName, Partition Partition)
{
    /// <summary>What the other columns of the table say of it; null where there are none.</summary>
    public IReadOnlyDictionary<string, string>? Columns { get; init; }
}
