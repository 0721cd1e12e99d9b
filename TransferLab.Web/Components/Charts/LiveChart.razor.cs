using Microsoft.AspNetCore.Components;
using Plotly.Blazor.LayoutLib.YAxisLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Components.Charts;

/// <summary>Something measured while it goes on: pictures a second, or the loss of a training.</summary>
public sealed partial class LiveChart
{
    private static readonly string[] Dashes = ["solid", "dash", "dot"];

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter]
    public string? Description { get; set; }

    /// <summary>At most three.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<LiveSeries> Series { get; set; }

    [Parameter]
    public int Decimals { get; set; } = 1;

    /// <summary>Of the scale; null where it is as long as the values need.</summary>
    [Parameter]
    public double? Maximum { get; set; }

    private EquatableList<(string, int, LivePoint)> Subject =>
        new([.. Series.Select(series => (series.Name, series.Points.Count, series.Points is [.., var last] ? last : default))]);

    private string Label => string.Join("; ", Series
        .Where(series => series.Points.Count > 0)
        .Select(series => L["{0}: at last {1}", series.Name, Amounts.Number(series.Points[^1].Value, Decimals)].Value));

    private ChartDrawing Draw(ChartColours colours)
    {
        var layout = PlotStyle.Layout(colours, showLegend: Series.Count > 1);
        var y = PlotStyle.Y(colours, null);
        y.RangeMode = RangeModeEnum.ToZero;
        y.Range = Maximum is { } maximum ? [0, maximum] : null;
        (layout.XAxis, layout.YAxis) = ([PlotStyle.X(colours, L["Seconds since the start"])], [y]);
        string[] palette = [colours.Main, colours.Other, colours.Third];
        return new([.. Series.Select((series, index) => Line(series, palette[index % 3], Dashes[index % 3]))], layout);
    }

    private Scatter Line(LiveSeries series, string colour, string dash) => new()
    {
        Name = PlotText.Escape(series.Name),
        Mode = series.Points.Count < 2 ? ModeFlag.Markers : ModeFlag.Lines,
        X = [.. series.Points.Select(point => (object)Math.Round(point.At.TotalSeconds, 1))],
        Y = [.. series.Points.Select(point => (object)point.Value)],
        Line = new() { Width = 2.5m, Color = colour, Dash = dash },
        Marker = new() { Color = colour },
        HoverTemplate = $"%{{x:.0f}}\u00a0s: %{{y:.{Decimals}f}}<extra></extra>",
    };

    private NumbersTable Numbers() => new(
        [L["Seconds"], L["What"], L["Value"]],
        [.. Series.SelectMany(series => series.Points.Select(point => (IReadOnlyList<string>)
            [Amounts.Number(point.At.TotalSeconds, 1), series.Name, Amounts.Number(point.Value, Decimals)]))]);
}
