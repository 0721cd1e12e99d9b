using System.Text.Json;
using System.Text.Json.Serialization;

namespace TransferLab.Engine.Backbones.Bundled.Recipes;

/// <summary>Recipes as they stand in the repository.</summary>
internal static class RecipeJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The recipe of the bundled file of this name.</summary>
    public static TRecipe Read<TRecipe>(string name)
    {
        using var stream = typeof(RecipeJson).Assembly.GetManifestResourceStream(typeof(RecipeJson), $"{name}.recipe.json")!;
        return JsonSerializer.Deserialize<TRecipe>(stream, Options)!;
    }

    /// <summary>The same text for the same recipe; the key of its checkpoints.</summary>
    public static string Key<TRecipe>(TRecipe recipe) => JsonSerializer.Serialize(recipe, Options);
}
