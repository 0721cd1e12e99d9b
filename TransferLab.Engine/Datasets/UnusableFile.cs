namespace TransferLab.Engine.Datasets;

/// <summary>A file that an import left out, and why.</summary>
public sealed record UnusableFile(string Path, UserMessage Reason);
