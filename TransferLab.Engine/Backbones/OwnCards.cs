using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TransferLab.Engine.Backbones;

/// <summary>The cards that the user made by importing files; they lie in the app's own folder, whichever folder their file is in.</summary>
internal sealed class OwnCards(DataFolder data)
{
    /// <summary>All readable cards; a damaged one is passed over, its file then needs a look again.</summary>
    public IReadOnlyList<BackboneCard> Load()
    {
        var cards = new List<BackboneCard>();
        foreach (var file in Directory.EnumerateFiles(data.Backbones, "*" + CardJson.Extension).Order(StringComparer.Ordinal))
        {
            try
            {
                if (JsonNode.Parse(File.ReadAllText(file)) is JsonObject node && node.ContainsKey("sha256"))
                {
                    cards.Add(CardJson.Parse(node));
                }
            }
            catch (Exception damaged) when (damaged is JsonException or IOException or UnauthorizedAccessException)
            {
                // Its file appears as one that needs a look.
            }
        }

        return cards;
    }

    /// <exception cref="TransferLabException">The disk is full, or the card cannot be written.</exception>
    public void Save(BackboneCard card) =>
        DurableFile.Write(FileOf(card.Id), data.Temporary, stream => stream.Write(Encoding.UTF8.GetBytes(CardJson.Write(card))));

    public void Delete(string id) => File.Delete(FileOf(id));

    private string FileOf(string id) => Path.Combine(data.Backbones, id + CardJson.Extension);
}
