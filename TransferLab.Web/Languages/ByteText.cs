using System.Globalization;

namespace TransferLab.Web.Languages;

/// <summary>Sizes as people read them: <c>3.4 MB</c>, <c>3,4 Mo</c>.</summary>
public static class ByteText
{
    private static readonly string[] Prefixes = ["", "k", "M", "G", "T"];

    public static string Of(long bytes) => For(bytes, CultureInfo.CurrentUICulture);

    public static string For(long bytes, CultureInfo culture)
    {
        var (value, prefix) = ((double)bytes, 0);
        while (value >= 999.5 && prefix < Prefixes.Length - 1)
        {
            (value, prefix) = (value / 1000, prefix + 1);
        }

        var unit = culture.TwoLetterISOLanguageName == "fr" ? "o" : "B";
        // A no-break space: number and unit stay on one line.
        return value.ToString(prefix > 0 && value < 9.95 ? "0.0" : "0", culture) + '\u00a0' + Prefixes[prefix] + unit;
    }
}
