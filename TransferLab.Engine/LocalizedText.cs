using System.Globalization;

namespace TransferLab.Engine;

/// <summary>A text that comes as data (a card, a sample) in both languages.</summary>
public sealed record LocalizedText(string En, string Fr)
{
    /// <summary>What is called the same in both.</summary>
    public static LocalizedText Same(string text) => new(text, text);

    public string For(CultureInfo culture) => culture.TwoLetterISOLanguageName == "fr" ? FrenchTypography.Set(Fr) : En;
}
