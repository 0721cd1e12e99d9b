using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TransferLab.Engine.Experiments;

/// <summary>
/// Compares a JSON document with a schema of <see cref="RecordSchema"/> and names the first place that does not fit by its JSON path.
/// Knows the keywords that such schemas use, not JSON Schema as a whole.
/// </summary>
internal static class SchemaCheck
{
    /// <exception cref="TransferLabException">Names the path, what is wrong there and what belongs there.</exception>
    public static void Require(JsonElement element, JsonNode schema, string path)
    {
        // An empty schema ("true" in JSON Schema) takes anything.
        if (schema is not JsonObject rules)
        {
            return;
        }

        RequireType(element, rules, path);
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                RequireFields(element, rules, path);
                break;
            case JsonValueKind.Array:
                RequireItems(element, rules, path);
                break;
            case JsonValueKind.Number:
                RequireRange(element, rules, path);
                break;
            case JsonValueKind.String:
                RequireText(element.GetString()!, rules, path);
                break;
        }
    }

    private static void RequireType(JsonElement element, JsonObject rules, string path)
    {
        string[] allowed = rules["type"] switch
        {
            JsonArray several => [.. several.Select(type => type!.GetValue<string>())],
            { } one => [one.GetValue<string>()],
            null when rules.ContainsKey("enum") => ["string"],
            _ => [],
        };
        if (allowed.Length > 0 && !allowed.Any(type => Fits(element, type)))
        {
            throw new TransferLabException(
                $"{path} in the experiment document is {Shorten(element.GetRawText())}; {Expected(allowed[0])} is expected there.",
                $"Correct the value; docs/experiment.schema.json describes every field.");
        }
    }

    private static bool Fits(JsonElement element, string type) => (element.ValueKind, type) switch
    {
        (JsonValueKind.Object, "object") or (JsonValueKind.Array, "array") or (JsonValueKind.String, "string") => true,
        (JsonValueKind.True or JsonValueKind.False, "boolean") or (JsonValueKind.Null, "null") => true,
        (JsonValueKind.Number, "number") => true,
        (JsonValueKind.Number, "integer") => element.TryGetInt32(out _),
        _ => false,
    };

    private static UserMessage Expected(string type) => type switch
    {
        "object" => UserMessage.Of($"an object in braces"),
        "array" => UserMessage.Of($"a list in brackets"),
        "string" => UserMessage.Of($"a text in quotes"),
        "boolean" => UserMessage.Of($"true or false"),
        "integer" => UserMessage.Of($"a whole number"),
        _ => UserMessage.Of($"a number"),
    };

    private static void RequireItems(JsonElement element, JsonObject rules, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, item) in element.EnumerateArray().Index())
        {
            if (rules["items"] is { } items)
            {
                Require(item, items, $"{path}[{index}]");
            }

            if (rules["uniqueItems"] is not null && !seen.Add(item.ToString()))
            {
                throw new TransferLabException(
                    $"{path}[{index}] in the experiment document is {Shorten(item.ToString())}, which is in that list already.",
                    $"Keep one of the two.");
            }
        }
    }

    private static void RequireFields(JsonElement element, JsonObject rules, string path)
    {
        if (rules["properties"] is not JsonObject fields)
        {
            return;
        }

        var closed = rules["additionalProperties"] is JsonValue open && !open.GetValue<bool>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in element.EnumerateObject())
        {
            if (!seen.Add(field.Name))
            {
                throw new TransferLabException(
                    $"{path}.{field.Name} is twice in the experiment document.",
                    $"Keep one of the two.");
            }

            if (fields[field.Name] is { } rule)
            {
                Require(field.Value, rule, $"{path}.{field.Name}");
            }
            else if (closed && !fields.ContainsKey(field.Name))
            {
                throw Unknown($"{path}.{field.Name}", field.Name, [.. fields.Select(known => known.Key)]);
            }
        }

        foreach (var required in (rules["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).Where(name => !seen.Contains(name)))
        {
            throw new TransferLabException(
                $"{path}.{required} is missing from the experiment document.",
                $"Add it; docs/experiment.schema.json describes every field.");
        }
    }

    private static TransferLabException Unknown(string path, string name, string[] known)
    {
        var nearest = known.Length == 0 ? null : known.MinBy(candidate => Distance(candidate, name));
        return nearest is not null && Distance(nearest, name) <= Math.Max(2, name.Length / 3)
            ? new($"{path} is no field of an experiment document.", $"Did you mean {nearest}?")
            : new($"{path} is no field of an experiment document.", $"Remove it. The fields there are: {string.Join(", ", known)}.");
    }

    private static void RequireRange(JsonElement element, JsonObject rules, string path)
    {
        var value = element.GetDouble();
        if (rules["minimum"] is { } minimum && rules["maximum"] is { } maximum
            && (value < minimum.GetValue<double>() || value > maximum.GetValue<double>()))
        {
            throw new TransferLabException(
                $"{path} in the experiment document is {element.GetRawText()}.",
                $"Choose a value from {minimum.ToJsonString()} to {maximum.ToJsonString()}.");
        }
    }

    private static void RequireText(string text, JsonObject rules, string path)
    {
        if (rules["enum"] is JsonArray allowed && !allowed.Any(value => value?.GetValue<string>() == text))
        {
            throw new TransferLabException(
                $"{path} in the experiment document is {Shorten(text)}, which is not known there.",
                $"Use one of: {string.Join(", ", allowed.Select(value => value?.GetValue<string>()))}.");
        }

        if (rules["pattern"] is { } pattern && !Regex.IsMatch(text, pattern.GetValue<string>(), RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            throw new TransferLabException(
                $"{path} in the experiment document is {Shorten(text)}, which does not have the form {pattern.GetValue<string>()}.",
                $"Correct the value; docs/experiment.schema.json describes every field.");
        }

        if (rules["minLength"] is { } shortest && rules["maxLength"] is { } longest
            && (text.Length < shortest.GetValue<int>() || text.Length > longest.GetValue<int>()))
        {
            throw new TransferLabException(
                $"{path} in the experiment document has {text.Length} characters.",
                $"Use {shortest.GetValue<int>()} to {longest.GetValue<int>()} characters.");
        }
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";

    /// <summary>Letters to change, add or remove to make one name of the other (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        var above = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + change);
            }

            above = row;
        }

        return above[^1];
    }
}
