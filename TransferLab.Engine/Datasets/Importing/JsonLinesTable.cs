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
                {
                    Columns = OtherColumns.Of(document.RootElement.EnumerateObject()
                        .Where(property => TableColumns.Meaning(property.Name) is TableColumn.Other)
                        .Select(property => (property.Name, Text(property.Value)))),
                }
                : Wrong(line);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return Wrong(line);
        }
    }

    private static string? Value(JsonDocument document, TableColumn column) => document.RootElement.EnumerateObject()
        .Where(property => TableColumns.Meaning(property.Name) == column)
        .Select(property => Text(property.Value))
        .FirstOrDefault();

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    private static TableRow Wrong(long line) =>
        new(line, "", null, null, UserMessage.Of($"The line is not a JSON object such as {"{\"path\": \"cat/1.jpg\", \"label\": \"cat\"}"}. Write one on each line."));
}
