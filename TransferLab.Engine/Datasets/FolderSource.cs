using TransferLab.Engine.Datasets.Importing;

namespace TransferLab.Engine.Datasets;

/// <summary>A folder of class folders on this machine, also with <c>train/</c>, <c>val/</c>, <c>test/</c> above them; or a folder with a table of path and label.</summary>
public sealed class FolderSource(string folder) : DatasetSource
{
    public string Folder { get; } = Path.GetFullPath(folder);

    public override string SuggestedName => Path.GetFileName(Path.TrimEndingDirectorySeparator(Folder));

    internal override SourceListing List(ImportOptions options, CancellationToken cancellationToken) =>
        FolderListing.Of(Folder, options, cancellationToken);
}
