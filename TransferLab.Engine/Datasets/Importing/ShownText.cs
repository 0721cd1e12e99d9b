using System.Text;

namespace TransferLab.Engine.Datasets.Importing;

/// <summary>Names from outside, made fit to be shown, compared and stored: valid Unicode in composed form, on one line.</summary>
internal static class ShownText
{
    public static string Clean(string raw)
    {
        var text = new StringBuilder(raw.Length);
        foreach (var rune in raw.EnumerateRunes())
        {
            text.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return text.ToString().Normalize(NormalizationForm.FormC);
    }
}
