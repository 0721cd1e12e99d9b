using System.Text.Json;

namespace TransferLab.Engine.Datasets.Importing;

/// <summary>Reads one JSON object a line.</summary>
internal static class JsonLinesTable
{
    public static IReadOnlyList<TableRow> Read(string text)
    {
        var rows = new List<TableRow>();
        var reader = new StringReader(text);
        for (var line = 1L; reader.ReadLine() is { } content; line++)
        {
            if (!string.IsNullOrWhiteSpace(content))
            {
                rows.Add(Row(line, content));
            }
        }

        return rows;
    }

    private static TableRow Row(long line, string content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? new(line, Value(document, TableColumn.Path) ?? "", Value(document, TableColumn.Label), Value(document, TableColumn.Partition))
                : Wrong(line);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return Wrong(line);
        }
    }

    private static string? Value(JsonDocument document, TableColumn column) => document.RootElement.EnumerateObject()
        .Where(property => TableColumns.Meaning(property.Name) == column)
        .Select(property => property.Value.ValueKind switch
        {
            JsonValueKind.String => property.Value.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => property.Value.GetRawText(),
            _ => null,
        })
        .FirstOrDefault();

    private static TableRow Wrong(long line) =>
        new(line, "", null, null, UserMessage.Of($"The line is not a JSON object such as {"{\"path\": \"cat/1.jpg\", \"label\": \"cat\"}"}. Write one on each line."));
}
