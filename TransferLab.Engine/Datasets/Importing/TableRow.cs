namespace TransferLab.Engine.Datasets.Importing;

/// <summary>One line of a table of path and label.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Path">As written.</param>
/// <param name="Label">As written; null where there is none.</param>
/// <param name="Partition">What a column <c>split</c> says, if there is one.</param>
/// <param name="Problem">Why the line cannot be understood, if so.</param>
internal sealed record TableRow(long Line, string Path, string? Label, string? Partition, UserMessage? Problem = null)
{
    /// <summary>What the other columns say, by their names; null where there are none.</summary>
    public IReadOnlyDictionary<string, string>? Columns { get; init; }
}
