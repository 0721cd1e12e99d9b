namespace TransferLab.Engine.Datasets.Importing;

/// <summary>Reads labels from tables of path and label.</summary>
internal static class PictureTables
{
    private const int MaximumTableBytes = 256 << 20;

    /// <summary>The tables that lie at the top of a source, or at the top of its only folder.</summary>
    public static IReadOnlyList<SourceFile> In(SourceListing listing)
    {
        var files = listing.Files.Where(file => file.Refused is null && !SourcePath.IsJunk(file.Path)).ToList();
        var top = files.Select(file => file.Path.Split('/')[0]).Distinct(StringComparer.Ordinal).Take(2).ToList();
        var depth = top.Count == 1 && files.All(file => file.Path.Contains('/')) ? 1 : 0;
        return [.. files.Where(file => PictureName.SuggestsTable(file.Path) && file.Path.Count(letter => letter == '/') == depth)];
    }

    public static async Task<Labelling> ReadAsync(
        IReadOnlyList<SourceFile> tables, SourceListing listing, ImportOptions options, CancellationToken cancellationToken)
    {
        var index = new FileIndex(listing.Files.Where(file => file.Refused is not null || !SourcePath.IsJunk(file.Path)));
        var (labelled, unusable) = (new List<LabelledFile>(), new List<UnusableFile>());
        foreach (var table in tables)
        {
            try
            {
                var rows = await RowsAsync(table, index, named: listing.Table is not null, cancellationToken);
                ImportLimits.CheckFiles(rows.Count, options);
                foreach (var row in rows)
                {
                    Add(table, row);
                }
            }
            catch (TransferLabException unreadable) when (listing.Table is null)
            {
                unusable.Add(new(table.Path, unreadable.ProblemAndRemedy));
            }
        }

        return new([.. labelled.DistinctBy(file => (file.File.Path, file.ClassName, file.Partition))], unusable, []);

        void Add(SourceFile table, TableRow row)
        {
            var label = ShownText.Clean(row.Label ?? "").Trim();
            var file = index.Find(row.Path);
            if ((row.Problem ?? file?.Refused ?? Problem(row, file, label)) is { } problem)
            {
                unusable.Add(new($"{table.Path}:{row.Line}", problem, UnusableKind.Unlabelled));
                return;
            }

            var partition = PictureName.PartitionOf(row.Partition ?? "") ?? PictureName.PartitionOf(Path.GetFileNameWithoutExtension(table.Name));
            labelled.Add(new(file!, label, partition ?? Partition.Unassigned) { Columns = row.Columns });
        }
    }

    private static UserMessage? Problem(TableRow row, SourceFile? file, string label) =>
        file is null ? UserMessage.Of($"There is no file {ShownText.Clean(row.Path)} beside the table, or several may be meant. Write its path relative to the table's folder.")
        : label.Length == 0 ? UserMessage.Of($"The line gives {file.Path} no label. Write one.")
        : null;

    private static async Task<IReadOnlyList<TableRow>> RowsAsync(SourceFile table, FileIndex index, bool named, CancellationToken cancellationToken)
    {
        using var bytes = await BoundedReader.ReadAsync(table, MaximumTableBytes, int.MaxValue, cancellationToken);
        var text = TableText.Decode(bytes.Span);
        var rows = Path.GetExtension(table.Name).ToUpperInvariant() is ".JSONL" or ".NDJSON" or ".JSON"
            ? JsonLinesTable.Read(text)
            : CsvTable.Read(text, cell => index.Find(cell) is not null);
        return rows ?? (named
            ? throw new TransferLabException(
                $"In the table {table.Path} no columns of path and label can be told.",
                $"Call the columns path and label, separated by comma, semicolon or tab.")
            : []);
    }
}
