namespace TransferLab.Engine.Datasets.Importing;

/// <summary>Which files are to be read, under which labels.</summary>
/// <param name="Files">In the source's order.</param>
/// <param name="Unusable">Files and table lines that carry no usable label.</param>
/// <param name="EmptyClasses">Class folders without a picture.</param>
internal sealed record Labelling(IReadOnlyList<LabelledFile> Files, IReadOnlyList<UnusableFile> Unusable, IReadOnlyList<string> EmptyClasses)
{
    /// <summary>By the table that the user named; otherwise by class folders; otherwise by a table that lies beside the pictures.</summary>
    public static async Task<Labelling> OfAsync(SourceListing listing, ImportOptions options, CancellationToken cancellationToken)
    {
        if (listing.Table is { } named)
        {
            var file = listing.Files.First(file => file.Path == SourcePath.Clean(named));
            return await PictureTables.ReadAsync([file], listing, options, cancellationToken);
        }

        var byFolder = ClassFolders.Read(listing);
        var tables = PictureTables.In(listing);
        if (tables.Count == 0 || byFolder.ClassNames.Take(2).Count() == 2)
        {
            return byFolder;
        }

        var byTable = await PictureTables.ReadAsync(tables, listing, options, cancellationToken);
        return byTable.Files.Count > 0 ? byTable : byFolder;
    }

    public IEnumerable<string> ClassNames => Files.Select(file => file.ClassName).Distinct(StringComparer.Ordinal);
}
