using TransferLab.Engine.Datasets.Importing;

namespace TransferLab.Engine.Datasets;

/// <summary>A CSV or JSON Lines file of path and label on this machine; paths are relative to its folder and may not lead out of it.</summary>
public sealed class TableSource(string file) : DatasetSource
{
    public string File { get; } = Path.GetFullPath(file);

    public override string SuggestedName => Path.GetFileNameWithoutExtension(File);

    internal override SourceListing List(ImportOptions options, CancellationToken cancellationToken) =>
        System.IO.File.Exists(File)
            ? FolderListing.Of(Path.GetDirectoryName(File)!, options, cancellationToken) with { Table = Path.GetFileName(File) }
            : throw new TransferLabException($"There is no file {File}.", $"Check the spelling; the file must be on the machine that runs TransferLab.");
}
