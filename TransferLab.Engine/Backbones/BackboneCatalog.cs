using System.Collections.Frozen;
using System.Text.Json.Nodes;
using TransferLab.Engine.Backbones.Bundled;

namespace TransferLab.Engine.Backbones;

/// <summary>The cards that come with the app: public networks that can be fetched, the app's own, and public files that are recognised by their hash.</summary>
internal sealed class BackboneCatalog
{
    private readonly FrozenDictionary<string, BackboneCard> byId;
    private readonly FrozenDictionary<string, BackboneCard> byHash;
    private readonly FrozenSet<string> downloadable;

    private BackboneCatalog(IReadOnlyList<BackboneCard> catalog, IReadOnlyList<BackboneCard> known)
    {
        byId = catalog.Concat(known).ToFrozenDictionary(card => card.Id);
        byHash = byId.Values.ToFrozenDictionary(card => card.Sha256);
        downloadable = catalog.Select(card => card.Id).ToFrozenSet();
        Downloadable = catalog;
    }

    public static BackboneCatalog BuiltIn { get; } =
        new(Read("catalog.json"), [.. BundledBackbones.All, .. Read("known.json")]) { BundledFolder = BundledBackbones.Folder };

    public IReadOnlyList<BackboneCard> Downloadable { get; }

    public IEnumerable<BackboneCard> All => byId.Values;

    /// <summary>Where the files of the backbones lie that come with the app; null where none do.</summary>
    public string? BundledFolder { get; private init; }

    public bool CanDownload(string id) => downloadable.Contains(id);

    public BackboneCard? ById(string id) => byId.GetValueOrDefault(id);

    public BackboneCard? ByHash(string sha256) => byHash.GetValueOrDefault(sha256);

    /// <summary>A catalog with other downloadable cards; for tests against a server of their own.</summary>
    internal static BackboneCatalog Of(params IReadOnlyList<BackboneCard> downloadable) => new(downloadable, []);

    private static List<BackboneCard> Read(string resource)
    {
        using var stream = typeof(BackboneCatalog).Assembly.GetManifestResourceStream(typeof(BackboneCatalog), resource)!;
        var document = JsonNode.Parse(stream)!;
        var texts = document["texts"]!;
        return [.. document["cards"]!.AsArray().Select(card => CardJson.Parse(WithTexts(card!, texts)))];
    }

    /// <summary>Sentences that many cards share stand once, under a name.</summary>
    private static JsonNode WithTexts(JsonNode card, JsonNode texts)
    {
        foreach (var list in new[] { "limits", "biases" })
        {
            if (card[list]?.AsArray() is { } names)
            {
                card[list] = new JsonArray([.. names.Select(name => texts[name!.GetValue<string>()]!.DeepClone())]);
            }
        }

        if (card["trainedOn"] is JsonValue trainedOn)
        {
            card["trainedOn"] = texts[trainedOn.GetValue<string>()]!.DeepClone();
        }

        return card;
    }
}
