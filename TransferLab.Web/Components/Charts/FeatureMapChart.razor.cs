using System.Globalization;
using Microsoft.AspNetCore.Components;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using Plotly.Blazor.Traces.ScatterLib.MarkerLib;
using TransferLab.Engine.Transferability.Maps;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Components.Charts;

/// <summary>Pictures as a network sees them: one dot each, coloured by class; those that it learned from are grey.</summary>
public sealed partial class FeatureMapChart
{
    private const int MostClasses = 8;

    // After Okabe and Ito, 2008; told apart by their symbols, too.
    private static readonly string[] Light = ["#0072b2", "#c75300", "#00805e", "#b0518d", "#8a6d00", "#2f8fc4", "#7a4b2a", "#4a4a9c"];
    private static readonly string[] Dark = ["#56b4e9", "#f0a04b", "#3fcf9f", "#e49ac4", "#e3cf4a", "#8fd0f5", "#c99a77", "#a3a3f0"];
    private static readonly SymbolEnum[] Symbols =
        [SymbolEnum.Circle, SymbolEnum.Diamond, SymbolEnum.Square, SymbolEnum.TriangleUp, SymbolEnum.Cross, SymbolEnum.Star, SymbolEnum.TriangleDown, SymbolEnum.Pentagon];

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter]
    public string? Description { get; set; }

    [Parameter, EditorRequired]
    public required FeatureMap Map { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Classes { get; set; }

    private string Label => L["{0} pictures of {1} classes", Map.Targets.Count, Map.Targets.Select(picture => picture.ClassIndex).Distinct().Count()];

    private ChartDrawing Draw(ChartColours colours)
    {
        var palette = colours == ChartColours.Dark ? Dark : Light;
        var layout = PlotStyle.Layout(colours, showLegend: true);
        var (x, y) = (PlotStyle.X(colours, null), PlotStyle.Y(colours, null));
        (x.ShowTickLabels, y.ShowTickLabels) = (false, false);
        (layout.XAxis, layout.YAxis) = ([x], [y]);
        var groups = Map.Targets.GroupBy(picture => picture.ClassIndex).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).ToArray();
        return new(
            [
                .. Map.Sources.Count > 0 ? (Scatter[])[Dots(Map.SourceName?.For(CultureInfo.CurrentUICulture) ?? "", Map.Sources, colours.MutedInk, SymbolEnum.CircleOpen, 5, 0.45m)] : [],
                .. groups.Take(MostClasses).OrderBy(group => group.Key).Select((group, place) =>
                    Dots(Classes[group.Key], [.. group.Select(picture => picture.At)], palette[place], Symbols[place], 8, 0.85m)),
                .. groups.Length > MostClasses
                    ? (Scatter[])[Dots(L["Other classes"], [.. groups.Skip(MostClasses).SelectMany(group => group).Select(picture => picture.At)], colours.MutedInk, SymbolEnum.X, 6, 0.7m)]
                    : [],
            ],
            layout);
    }

    private static Scatter Dots(string name, IReadOnlyList<MapPoint> points, string colour, SymbolEnum symbol, int size, decimal opacity) => new()
    {
        Name = PlotText.Shorten(name, 28),
        Mode = ModeFlag.Markers,
        X = [.. points.Select(point => (object)Math.Round(point.X, 3))],
        Y = [.. points.Select(point => (object)Math.Round(point.Y, 3))],
        Marker = new() { Size = size, Color = colour, Symbol = symbol },
        Opacity = opacity,
        HoverTemplate = $"{PlotText.Escape(name)}<extra></extra>",
    };

    private NumbersTable Numbers() => new(
        [L["Class"], L["Along the first direction"], L["Along the second"]],
        [.. Map.Targets.Select(picture => (IReadOnlyList<string>)
            [Classes[picture.ClassIndex], Amounts.Number(picture.At.X, 2), Amounts.Number(picture.At.Y, 2)])]);
}
