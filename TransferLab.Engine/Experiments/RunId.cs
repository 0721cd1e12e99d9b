using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace TransferLab.Engine.Experiments;

/// <summary>Names one run, in addresses and as a folder: <c>20260131-142501-3fa94c21</c>. Ordinal order is order of time.</summary>
[JsonConverter(typeof(RunIdJsonConverter))]
public readonly partial record struct RunId
{
    private readonly string? value;

    private RunId(string value) => this.value = value;

    public string Value => value ?? throw new InvalidOperationException("This run id was never set.");

    /// <summary>A new one; the random part keeps two runs of one second apart and decides no result.</summary>
    public static RunId New(TimeProvider time) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{time.GetUtcNow():yyyyMMdd-HHmmss}-{Guid.NewGuid().ToString("N")[..8]}"));

    public static bool TryParse(string? text, out RunId id)
    {
        var valid = text is not null && Form().IsMatch(text);
        id = valid ? new(text!) : default;
        return valid;
    }

    /// <exception cref="TransferLabException">The text is no run id.</exception>
    public static RunId Parse(string text) => TryParse(text, out var id)
        ? id
        : throw new TransferLabException(
            $"{text} does not name a run.",
            $"Choose the run from the list of experiments.");

    public override string ToString() => Value;

    [GeneratedRegex("^[0-9]{8}-[0-9]{6}-[0-9a-f]{8}$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    private sealed class RunIdJsonConverter : JsonConverter<RunId>
    {
        public override RunId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var id) ? id : throw new JsonException("Not a run id.");

        public override void Write(Utf8JsonWriter writer, RunId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }
}
