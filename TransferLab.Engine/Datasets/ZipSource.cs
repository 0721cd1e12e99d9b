using TransferLab.Engine.Datasets.Importing;

namespace TransferLab.Engine.Datasets;

/// <summary>A ZIP archive on this machine, laid out like the folder of a <see cref="FolderSource"/>. Nothing is unpacked under its own name.</summary>
/// <param name="file">Path of the archive.</param>
/// <param name="name">What the user calls the file, where it was uploaded under another name.</param>
public sealed class ZipSource(string file, string? name = null) : DatasetSource
{
    public string File { get; } = Path.GetFullPath(file);

    public override string SuggestedName { get; } = Path.GetFileNameWithoutExtension(name ?? file);

    internal override SourceListing List(ImportOptions options, CancellationToken cancellationToken) =>
        ZipListing.Of(File, name ?? Path.GetFileName(File), options, cancellationToken);
}
