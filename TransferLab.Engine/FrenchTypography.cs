using System.Globalization;
using System.Text.RegularExpressions;

namespace TransferLab.Engine;

/// <summary>
/// What French printing asks for and keyboards lack: the curved apostrophe, and a narrow space before <c>; : ? ! »</c> and after <c>«</c>
/// at which no line breaks. Texts are written with the keyboard's characters; this is done once, where they are loaded.
/// </summary>
public static partial class FrenchTypography
{
    /// <returns>The text itself where the language is another one.</returns>
    public static string Apply(string text, CultureInfo culture) => culture.TwoLetterISOLanguageName == "fr" ? Set(text) : text;

    public static string Set(string text) => Apostrophe().Replace(Space().Replace(text, "\u202f"), "’");

    [GeneratedRegex("(?<=[^ \u00a0\u202f]) (?=[;:?!»%])|(?<=«) ")]
    private static partial Regex Space();

    [GeneratedRegex(@"(?<=\p{L})'(?=[\p{L}{])")]
    private static partial Regex Apostrophe();
}
