using System.Text;

namespace TransferLab.Engine.Backbones;

/// <summary>Names that are safe in addresses, file names and experiment documents.</summary>
internal static class BackboneId
{
    private const int LongestId = 100;

    public static bool IsValid(string id) =>
        id.Length is > 0 and <= LongestId && id.All(IsAllowed) && char.IsAsciiLetterOrDigit(id[0]);

    /// <summary>The nearest id to any text: other letters become dashes.</summary>
    public static string From(string name)
    {
        var id = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD).Where(letter => !IsAccent(letter)))
        {
            id.Append(IsAllowed(letter) ? letter : '-');
        }

        var trimmed = id.ToString().Trim('-', '.', '_');
        return trimmed.Length == 0 ? "backbone" : trimmed[..Math.Min(trimmed.Length, LongestId)];
    }

    private static bool IsAllowed(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_';

    private static bool IsAccent(char letter) => char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.NonSpacingMark;
}
