using System.Text.Json.Nodes;

namespace TransferLab.Engine.Backbones.Bundled;

/// <summary>The backbones that come with the app: trained by its own trainer, there without settings and without a network.</summary>
/// <remarks>What they learned from and how they are made again: docs/decisions/bundled-backbones.md.</remarks>
internal static class BundledBackbones
{
    /// <summary>For photographs of things, textures and scenes.</summary>
    public const string Photographs = "transferlab-photographs";

    /// <summary>For letters, signs and drawings.</summary>
    public const string Glyphs = "transferlab-glyphs";

    private const string Cards = ".card.json";

    /// <summary>Where the build puts them, beside the app. Nobody writes there.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "backbones");

    public static IReadOnlyList<BackboneCard> All { get; } = [.. Read()];

    private static IEnumerable<BackboneCard> Read()
    {
        var assembly = typeof(BundledBackbones).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(IsCard).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            yield return CardJson.Parse(JsonNode.Parse(stream)!);
        }
    }

    private static bool IsCard(string resource) =>
        resource.StartsWith(typeof(BundledBackbones).Namespace!, StringComparison.Ordinal) && resource.EndsWith(Cards, StringComparison.Ordinal);
}
