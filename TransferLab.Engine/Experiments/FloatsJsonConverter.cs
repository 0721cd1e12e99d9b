using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TransferLab.Engine.Experiments;

/// <summary>
/// Keeps long lists of numbers out of JSON: inside <see cref="Collect"/> or <see cref="Provide"/> they lie beside the document, bit by bit;
/// elsewhere they are written into it in Base64.
/// </summary>
internal sealed class FloatsJsonConverter : JsonConverter<float[]>
{
    // Serialising is synchronous: what a thread collects is its own.
    [ThreadStatic]
    private static List<float[]>? beside;

    /// <summary>Runs <paramref name="write"/> and returns the arrays that it met, in order.</summary>
    public static List<float[]> Collect(Action write)
    {
        var collected = new List<float[]>();
        With(collected, write);
        return collected;
    }

    /// <summary>Runs <paramref name="read"/> with the arrays that <see cref="Collect"/> had returned.</summary>
    public static void Provide(List<float[]> arrays, Action read) => With(arrays, read);

    public override float[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return MemoryMarshal.Cast<byte, float>(reader.GetBytesFromBase64()).ToArray();
        }

        return beside is { } arrays && reader.GetInt32() is var index && index < arrays.Count
            ? arrays[index]
            : throw new JsonException("An array is missing.");
    }

    public override void Write(Utf8JsonWriter writer, float[] value, JsonSerializerOptions options)
    {
        if (beside is { } arrays)
        {
            writer.WriteNumberValue(arrays.Count);
            arrays.Add(value);
        }
        else
        {
            writer.WriteBase64StringValue(MemoryMarshal.AsBytes(value.AsSpan()));
        }
    }

    private static void With(List<float[]> arrays, Action action)
    {
        var outer = beside;
        beside = arrays;
        try
        {
            action();
        }
        finally
        {
            beside = outer;
        }
    }
}
