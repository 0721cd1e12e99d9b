using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace TransferLab.Web.Wizard;

/// <summary>Names one draft, in addresses and as a file: ten small letters and digits.</summary>
[JsonConverter(typeof(DraftIdJsonConverter))]
public readonly partial record struct DraftId
{
    private readonly string? value;

    private DraftId(string value) => this.value = value;

    public string Value => value ?? throw new InvalidOperationException("This draft id was never set.");

    public static DraftId New() => new(Guid.NewGuid().ToString("N")[..10]);

    public static bool TryParse(string? text, out DraftId id)
    {
        var valid = text is not null && Form().IsMatch(text);
        id = valid ? new(text!) : default;
        return valid;
    }

    public override string ToString() => Value;

    [GeneratedRegex("^[0-9a-z]{10}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    private sealed class DraftIdJsonConverter : JsonConverter<DraftId>
    {
        public override DraftId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var id) ? id : throw new JsonException("Not a draft id.");

        public override void Write(Utf8JsonWriter writer, DraftId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }
}
