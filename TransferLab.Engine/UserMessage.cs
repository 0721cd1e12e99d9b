using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TransferLab.Engine;

/// <summary>
/// A sentence for the user that can be stored and is translated only where it is shown:
/// the English format is the key of its French translation in a <c>Messages.fr.resx</c>.
/// </summary>
/// <param name="Format">English, with <c>{0}</c>, <c>{1:0.0}</c> … for the arguments.</param>
/// <param name="Arguments">Strings, whole numbers, real numbers or other messages, in the order of the format.</param>
[JsonConverter(typeof(UserMessageJsonConverter))]
public sealed record UserMessage(string Format, params IReadOnlyList<object> Arguments)
{
    public static UserMessage Of(FormattableString text) =>
        new(text.Format, [.. text.GetArguments().Select(Storable)]);

    public static implicit operator UserMessage(FormattableString text) => Of(text);

    /// <summary>The sentence in the language of <paramref name="culture"/>; English where there is no translation.</summary>
    public string Text(CultureInfo culture)
    {
        var format = MessageTranslations.Find(Format, culture) ?? Format;
        object[] arguments = [.. Arguments.Select(argument => argument is UserMessage inner ? inner.Text(culture) : argument)];
        return string.Format(culture, format, arguments);
    }

    /// <summary>The English sentence.</summary>
    public override string ToString() => Text(CultureInfo.InvariantCulture);

    public bool Equals(UserMessage? other) =>
        other is not null && Format == other.Format && Arguments.SequenceEqual(other.Arguments);

    public override int GetHashCode() => HashCode.Combine(Format, Arguments.Count);

    private static object Storable(object? argument) => argument switch
    {
        null => "",
        string or UserMessage or double or long => argument,
        int or short or byte or uint or ushort => Convert.ToInt64(argument, CultureInfo.InvariantCulture),
        float or decimal => Convert.ToDouble(argument, CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => argument.ToString() ?? "",
    };

    private sealed class UserMessageJsonConverter : JsonConverter<UserMessage>
    {
        public override UserMessage Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return Parse(document.RootElement);
        }

        public override void Write(Utf8JsonWriter writer, UserMessage value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString("format", value.Format);
            writer.WriteStartArray("arguments");
            foreach (var argument in value.Arguments)
            {
                switch (argument)
                {
                    case UserMessage inner: Write(writer, inner, options); break;
                    case long whole: writer.WriteNumberValue(whole); break;
                    case double real when double.IsFinite(real): writer.WriteRawValue(real.ToString("R", CultureInfo.InvariantCulture) is var text && text.AsSpan().IndexOfAny(".eE") < 0 ? text + ".0" : text); break;
                    default: writer.WriteStringValue(Convert.ToString(argument, CultureInfo.InvariantCulture)); break;
                }
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        private static UserMessage Parse(JsonElement element) => new(
            element.GetProperty("format").GetString() ?? "",
            [.. element.GetProperty("arguments").EnumerateArray().Select(Argument)]);

        private static object Argument(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Object => Parse(element),
            JsonValueKind.Number when element.TryGetInt64(out var whole) && !element.GetRawText().Contains('.', StringComparison.Ordinal) => whole,
            JsonValueKind.Number => element.GetDouble(),
            _ => element.GetString() ?? "",
        };
    }
}
