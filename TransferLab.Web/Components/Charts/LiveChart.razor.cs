using Microsoft.AspNetCore.Components;
using Plotly.Blazor.LayoutLib.YAxisLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Components.Charts;

/// <summary>Something measured while it goes on: pictures a second, or how much of a step is done.</summary>
public sealed partial class LiveChart
{
    [Parameter, EditorRequired]
    public required LiveSeries Series { get; set; }

    [Parameter]
    public int Decimals { get; set; } = 1;

    /// <summary>Of the scale; null where it is as long as the values need.</summary>
    [Parameter]
    public double? Maximum { get; set; }

    private object Subject => (Series.Name, Series.Points.Count, Series.Points is [.., var last] ? last : default);

    private string? Label => Series.Points is [.., var last] ? L["{0}: at last {1}", Series.Name, Amounts.Number(last.Value, Decimals)].Value : null;

    private ChartDrawing Draw(ChartColours colours)
    {
        var layout = PlotStyle.Layout(colours);
        var y = PlotStyle.Y(colours, null);
        y.RangeMode = RangeModeEnum.ToZero;
        y.Range = Maximum is { } maximum ? [0, maximum] : null;
        (layout.XAxis, layout.YAxis) = ([PlotStyle.X(colours, L["Seconds since the start"])], [y]);
        return new([Line(colours.Main)], layout);
    }

    private Scatter Line(string colour) => new()
    {
        Name = PlotText.Escape(Series.Name),
        Mode = Series.Points.Count < 2 ? ModeFlag.Markers : ModeFlag.Lines,
        X = [.. Series.Points.Select(point => (object)Math.Round(point.At.TotalSeconds, 1))],
        Y = [.. Series.Points.Select(point => (object)point.Value)],
        Line = new() { Width = 2.5m, Color = colour },
        Marker = new() { Color = colour },
        HoverTemplate = $"%{{x:.0f}}\u00a0s: %{{y:.{Decimals}f}}<extra></extra>",
    };

    private NumbersTable Numbers() => new(
        [L["Seconds"], Series.Name],
        [.. Series.Points.Select(point => (IReadOnlyList<string>)[Amounts.Number(point.At.TotalSeconds, 1), Amounts.Number(point.Value, Decimals)])]);
}
