using System.Globalization;
using System.Text;

namespace TransferLab.Engine.Datasets.Importing;

/// <summary>A folder name that is safe everywhere: what of the name is plain letters, then the start of the version.</summary>
internal static class DatasetId
{
    private const int LongestName = 40;
    private const int VersionDigits = 12;

    public static string Of(string name, string version) => $"{Slug(name)}-{version[..VersionDigits]}";

    public static bool IsOne(string id) => id.Length > 0 && id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    private static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(char.ToLowerInvariant(letter));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var text = slug.ToString()[..Math.Min(slug.Length, LongestName)].Trim('-');
        return text.Length == 0 ? "pictures" : text;
    }
}
