using Plotly.Blazor.Traces.ScatterLib;
using TransferLab.Engine.Evaluation;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Components.Charts;

/// <summary>Texts and whiskers as Plotly wants them.</summary>
internal static class PlotText
{
    /// <summary>Plotly reads a little HTML in its texts; a class may be called <c>a&lt;b</c>.</summary>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("%{", "% {", StringComparison.Ordinal);

    /// <summary>Escaped, and no longer than fits beside a chart.</summary>
    public static string Shorten(string text, int length) =>
        Escape(text.Length <= length ? text : text[..(length - 1)].TrimEnd() + "…");

    /// <summary>Escaped, on two lines where one is too short, and cut after those.</summary>
    public static string TwoLines(string text, int length)
    {
        var space = text.Length <= length ? -1 : text.LastIndexOf(' ', length - 1);
        return space <= 0 ? Shorten(text, length) : $"{Escape(text[..space])}<br>{Shorten(text[(space + 1)..], length)}";
    }

    public static string Percent(double? share) => share is { } known ? Amounts.Percent(known) : "–";

    public static ErrorX Whisker(Estimate estimate, string colour) => new()
    {
        Type = Plotly.Blazor.Traces.ScatterLib.ErrorXLib.TypeEnum.Data,
        Symmetric = false,
        Array = [(estimate.High!.Value - estimate.Value) * 100],
        ArrayMinus = [(estimate.Value - estimate.Low!.Value) * 100],
        Color = colour,
        Thickness = 2.5m,
        Width = 6,
    };
}
