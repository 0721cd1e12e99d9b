using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TransferLab.Tests.Contracts.Translations;

/// <summary>The translated texts of a <c>.resx</c> file.</summary>
internal static partial class Resx
{
    public static IReadOnlyDictionary<string, string> Read(string file) => XDocument.Load(file).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    /// <summary>The numbers of a format's arguments, each once, in order.</summary>
    public static string Placeholders(string format) =>
        string.Join(' ', Placeholder().Matches(format.Replace("{{", "", StringComparison.Ordinal)).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));

    /// <summary>What is left of a format without its arguments.</summary>
    public static string Words(string format) => Placeholder().Replace(format, "");

    [GeneratedRegex("\\{(\\d+)(?:[,:][^}]*)?\\}")]
    private static partial Regex Placeholder();
}
