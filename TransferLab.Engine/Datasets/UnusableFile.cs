namespace TransferLab.Engine.Datasets;

/// <summary>A file that an import left out, and why.</summary>
/// <param name="Path">Where the source had it.</param>
/// <param name="Reason">What is wrong with it and what can be done, for the user.</param>
/// <param name="Kind">The same, for counting.</param>
public sealed record UnusableFile(string Path, UserMessage Reason, UnusableKind Kind = UnusableKind.Unreadable);
