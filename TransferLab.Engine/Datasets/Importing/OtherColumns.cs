namespace TransferLab.Engine.Datasets.Importing;

/// <summary>Columns of a table that say neither path nor label: kept, so that results can be looked at by them.</summary>
internal static class OtherColumns
{
    private const int MostColumns = 32;

    // Longer texts are remarks, not groups.
    private const int LongestText = 100;

    /// <param name="cells">In the order of the table; of equal names the first counts.</param>
    /// <returns>Null where nothing is said.</returns>
    public static IReadOnlyDictionary<string, string>? Of(IEnumerable<(string Name, string? Value)> cells)
    {
        var kept = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in cells)
        {
            var (column, text) = (ShownText.Clean(name).Trim(), ShownText.Clean(value ?? "").Trim());
            if (column.Length is > 0 and <= LongestText && text.Length is > 0 and <= LongestText && kept.Count < MostColumns)
            {
                kept.TryAdd(column, text);
            }
        }

        return kept.Count > 0 ? kept : null;
    }
}
