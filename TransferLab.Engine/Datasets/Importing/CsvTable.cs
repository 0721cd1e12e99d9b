using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace TransferLab.Engine.Datasets.Importing;

/// <summary>Reads comma, semicolon and tab separated tables, with or without a header.</summary>
internal static class CsvTable
{
    /// <returns>Null where path and label cannot be told from the first rows.</returns>
    public static IReadOnlyList<TableRow>? Read(string text, Func<string, bool> isFile)
    {
        var rows = Rows(text);
        if (rows.Count == 0 || TableColumns.Of(rows[0].Cells, rows.Count > 1 ? rows[1].Cells : [], isFile) is not { } columns)
        {
            return null;
        }

        return [.. rows.Skip(columns.HasHeader ? 1 : 0).Select(row => new TableRow(
            row.Line,
            Cell(row.Cells, columns.Path) ?? "",
            Cell(row.Cells, columns.Label),
            columns.Partition is { } partition ? Cell(row.Cells, partition) : null)
        {
            Columns = columns.HasHeader ? OtherColumns.Of(Named(rows[0].Cells, row.Cells, columns)) : null,
        })];
    }

    /// <summary>The cells that are neither path nor label nor part, with the names of their columns.</summary>
    private static IEnumerable<(string Name, string? Value)> Named(string[] header, string[] cells, TableColumns columns) => header.Index()
        .Where(column => column.Index != columns.Path && column.Index != columns.Label && column.Index != columns.Partition)
        .Select(column => (column.Item, Cell(cells, column.Index)));

    private static string? Cell(string[] cells, int column) => column < cells.Length ? cells[column] : null;

    private static List<(long Line, string[] Cells)> Rows(string text)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Separator(text),
            HasHeaderRecord = false,
            BadDataFound = null,
            TrimOptions = TrimOptions.Trim,
        };
        using var parser = new CsvParser(new StringReader(text), configuration);
        var rows = new List<(long, string[])>();
        while (parser.Read())
        {
            rows.Add((parser.RawRow, parser.Record ?? []));
        }

        return rows;
    }

    // The one that is most often in the first line, outside quotes.
    private static string Separator(string text)
    {
        var (quoted, counts) = (false, new Dictionary<char, int> { [','] = 0, [';'] = 0, ['\t'] = 0 });
        foreach (var letter in text.TakeWhile(letter => quoted || letter is not ('\n' or '\r')))
        {
            quoted ^= letter == '"';
            if (!quoted && counts.TryGetValue(letter, out var count))
            {
                counts[letter] = count + 1;
            }
        }

        return counts.MaxBy(pair => pair.Value).Key.ToString();
    }
}
