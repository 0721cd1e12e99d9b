using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TransferLab.Engine.Backbones;

/// <summary>Cards as JSON: in the built-in lists, and as <c>name.card.json</c> beside a file.</summary>
internal static class CardJson
{
    public const string Extension = ".card.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(BackboneCard card) => JsonSerializer.Serialize(card, Options);

    /// <exception cref="JsonException">The text is no card.</exception>
    public static BackboneCard Parse(JsonNode node)
    {
        try
        {
            return node.Deserialize<BackboneCard>(Options) ?? throw new JsonException("The card is empty.");
        }
        catch (Exception wrong) when (wrong is ArgumentException or InvalidOperationException or NotSupportedException)
        {
            throw new JsonException(wrong.Message, wrong);
        }
    }

    /// <summary>Reads a card that lies beside a file; what the file itself says (its hash and size) need not be written in it.</summary>
    /// <exception cref="TransferLabException">The card is damaged, or belongs to another file.</exception>
    public static BackboneCard ReadBeside(string cardFile, string sha256, long fileBytes)
    {
        try
        {
            var node = JsonNode.Parse(File.ReadAllText(cardFile), null, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })
                as JsonObject ?? throw new JsonException("The card is no JSON object.");
            node.TryAdd("sha256", sha256);
            node.TryAdd("fileBytes", fileBytes);
            return Checked(Parse(node), cardFile, sha256);
        }
        catch (Exception wrong) when (wrong is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new TransferLabException(
                $"The card {Path.GetFileName(cardFile)} cannot be used: {wrong.Message}",
                $"Correct the card, or delete it and import the model anew.",
                wrong);
        }
    }

    private static BackboneCard Checked(BackboneCard card, string cardFile, string sha256)
    {
        if (!string.Equals(card.Sha256, sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new TransferLabException(
                $"The card {Path.GetFileName(cardFile)} belongs to another version of the file: the hashes differ.",
                $"Put the right file beside it, or delete the card and import the model anew.");
        }

        if (!BackboneId.IsValid(card.Id) || card.FeatureWidth <= 0)
        {
            throw new TransferLabException(
                $"The card {Path.GetFileName(cardFile)} has no usable id or feature width.",
                $"Give it an id of letters, digits, dots and dashes, and the number of features.");
        }

        return card with { Sha256 = sha256 };
    }
}
