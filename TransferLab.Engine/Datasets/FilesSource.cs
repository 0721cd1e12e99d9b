using TransferLab.Engine.Datasets.Importing;

namespace TransferLab.Engine.Datasets;

/// <summary>Files with relative paths, laid out like the folder of a <see cref="FolderSource"/>: a drop in the browser.</summary>
public sealed class FilesSource(IReadOnlyList<DroppedFile> files, string suggestedName = "Pictures") : DatasetSource
{
    public override string SuggestedName { get; } = suggestedName;

    internal override SourceListing List(ImportOptions options, CancellationToken cancellationToken) => new()
    {
        Name = SuggestedName,
        Files = [.. files.Select(file => SourceFile.Of(file.Path, file.Bytes, file.OpenAsync))],
    };
}
