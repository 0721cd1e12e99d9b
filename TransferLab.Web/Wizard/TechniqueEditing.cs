using System.Text.Json;
using System.Text.Json.Serialization;
using TransferLab.Engine.Experiments;

namespace TransferLab.Web.Wizard;

/// <summary>Reads and changes the options of a chosen technique as the record that they are.</summary>
public static class TechniqueEditing
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <summary>What is not given has its default.</summary>
    public static TOptions ReadOptions<TOptions>(this TechniqueChoice choice)
        where TOptions : class, new() =>
        JsonSerializer.SerializeToElement(choice.Options, Json).Deserialize<TOptions>(Json) ?? new();

    /// <summary>Keeps only what differs from the defaults: an experiment should say what was chosen, and no more.</summary>
    public static TechniqueChoice WithOptions<TOptions>(this TechniqueChoice choice, Func<TOptions, TOptions> change)
        where TOptions : class, new()
    {
        var defaults = JsonSerializer.SerializeToElement(new TOptions(), Json);
        var changed = JsonSerializer.SerializeToElement(change(choice.ReadOptions<TOptions>()), Json);
        return choice with
        {
            Options = changed.EnumerateObject()
                .Where(property => !defaults.TryGetProperty(property.Name, out var usual) || !JsonElement.DeepEquals(property.Value, usual))
                .ToDictionary(property => property.Name, property => property.Value.Clone()),
        };
    }
}
