using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Experiments;

/// <summary>A matrix as its shape and its numbers; see <see cref="FloatsJsonConverter"/> for the numbers.</summary>
internal sealed class MatrixJsonConverter : JsonConverter<FeatureMatrix>
{
    public override FeatureMatrix Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parts = JsonSerializer.Deserialize<Parts>(ref reader, options) ?? throw new JsonException("A matrix is missing.");
        return (long)parts.Rows * parts.Columns == parts.Values.LongLength
            ? new(parts.Values, parts.Rows, parts.Columns)
            : throw new JsonException("A matrix does not have its shape.");
    }

    public override void Write(Utf8JsonWriter writer, FeatureMatrix value, JsonSerializerOptions options)
    {
        var values = MemoryMarshal.TryGetArray(value.Memory, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length
            ? segment.Array
            : value.Values.ToArray();
        JsonSerializer.Serialize(writer, new Parts(value.Rows, value.Columns, values), options);
    }

    private sealed record Parts(int Rows, int Columns, float[] Values);
}
