namespace TransferLab.Engine.Datasets;

/// <summary>The rows of each class, in an order drawn by a seed.</summary>
internal static class Strata
{
    /// <returns>For each class its units; a unit is one row, or the rows that must stay together.</returns>
    /// <remarks>A unit whose rows have different labels counts with its first row's class.</remarks>
    public static IReadOnlyList<List<List<int>>> Shuffled(Labels labels, IReadOnlyList<string>? groups, int seed)
    {
        if (groups is not null && groups.Count != labels.Count)
        {
            throw new ArgumentException($"{groups.Count} groups for {labels.Count} rows.", nameof(groups));
        }

        var random = new Random(seed);
        var strata = Enumerable.Range(0, labels.ClassCount).Select(_ => new List<List<int>>()).ToArray();
        foreach (var unit in Units(labels.Count, groups))
        {
            strata[labels[unit[0]]].Add(unit);
        }

        foreach (var units in strata)
        {
            random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(units));
        }

        return strata;
    }

    private static IEnumerable<List<int>> Units(int count, IReadOnlyList<string>? groups) => groups is null
        ? Enumerable.Range(0, count).Select(row => new List<int> { row })
        : Enumerable.Range(0, count).GroupBy(row => groups[row], StringComparer.Ordinal).Select(rows => rows.ToList());
}
