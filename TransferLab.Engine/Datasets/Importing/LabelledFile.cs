namespace TransferLab.Engine.Datasets.Importing;

/// <summary>A file and what its place or the table says about it.</summary>
internal sealed record LabelledFile(SourceFile File, string ClassName, Partition Partition);
