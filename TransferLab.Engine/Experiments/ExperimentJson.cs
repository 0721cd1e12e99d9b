using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TransferLab.Engine.Experiments;

/// <summary>How experiments, runs and results are written as JSON.</summary>
internal static class ExperimentJson
{
    /// <summary>For what the app keeps: compact, and tolerant of fields that a later release added.</summary>
    public static JsonSerializerOptions Compact { get; } = Create(indented: false, JsonUnmappedMemberHandling.Skip);

    /// <summary>For documents that people read and write.</summary>
    public static JsonSerializerOptions Document { get; } = Create(indented: true, JsonUnmappedMemberHandling.Disallow);

    private static JsonSerializerOptions Create(bool indented, JsonUnmappedMemberHandling unmapped)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = unmapped,
            WriteIndented = indented,
            RespectNullableAnnotations = true,
            NumberHandling = indented ? JsonNumberHandling.Strict : JsonNumberHandling.AllowNamedFloatingPointLiterals,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new FloatsJsonConverter());
        options.Converters.Add(new MatrixJsonConverter());
        options.MakeReadOnly();
        return options;
    }
}
