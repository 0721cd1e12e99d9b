using Microsoft.AspNetCore.Components;
using Plotly.Blazor.LayoutLib.XAxisLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Languages;
using Symbol = Plotly.Blazor.Traces.ScatterLib.MarkerLib.SymbolEnum;

namespace TransferLab.Web.Components.Charts;

/// <summary>The accuracy of networks between the untouched and the tuned one, at the places that were measured.</summary>
public sealed partial class InterpolationChart
{
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter]
    public string? Description { get; set; }

    [Parameter, EditorRequired]
    public required InterpolationCurve Curve { get; set; }

    /// <summary>The place that is looked at; marked.</summary>
    [Parameter, EditorRequired]
    public required InterpolationPoint Chosen { get; set; }

    private string Label => string.Join("; ", Curve.Points.Select(point => $"{Amounts.Percent(point.Alpha, 0)}: {Amounts.Percent(point.Test.Value)}"));

    private ChartDrawing Draw(ChartColours colours)
    {
        var validated = Curve.Points.Where(point => point.ValidationAccuracy is not null).ToArray();
        var layout = PlotStyle.Layout(colours, showLegend: true);
        var x = PlotStyle.X(colours, L["Part of the way from the untouched to the tuned network"]);
        (x.TickMode, x.Range) = (TickModeEnum.Array, [-0.04, 1.04]);
        x.TickVals = [.. Curve.Points.Select(point => (object)point.Alpha)];
        x.TickText = [.. Curve.Points.Select(point => Amounts.Percent(point.Alpha, 0))];
        (layout.XAxis, layout.YAxis) = ([x], [PlotStyle.Y(colours, null)]);
        layout.YAxis[0].TickSuffix = Amounts.PercentSign;
        return new(
            [
                PlotStyle.Edge(colours, Alphas(Curve.Points), Curve.Points.Select(point => 100 * (point.Test.High ?? point.Test.Value)), isUpper: true),
                PlotStyle.Edge(colours, Alphas(Curve.Points), Curve.Points.Select(point => 100 * (point.Test.Low ?? point.Test.Value)), isUpper: false),
                Line(L["Test pictures"], Curve.Points, point => point.Test.Value, colours.Main, "solid"),
                .. validated.Length > 0 ? (Scatter[])[Line(L["Pictures kept back"], validated, point => point.ValidationAccuracy!.Value, colours.Third, "dash")] : [],
                Marked(colours),
            ],
            layout);
    }

    private static Scatter Line(string name, IReadOnlyList<InterpolationPoint> points, Func<InterpolationPoint, double> accuracy, string colour, string dash) => new()
    {
        Name = name,
        Mode = ModeFlag.Lines | ModeFlag.Markers,
        X = Alphas(points),
        Y = [.. points.Select(point => (object)(accuracy(point) * 100))],
        Line = new() { Width = 2.5m, Color = colour, Dash = dash },
        Marker = new() { Size = 8, Color = colour },
        HoverTemplate = $"%{{y:.1f}}{Amounts.PercentSign}<extra></extra>",
    };

    private Scatter Marked(ChartColours colours) => new()
    {
        Mode = ModeFlag.Markers,
        X = [Chosen.Alpha],
        Y = [Chosen.Test.Value * 100],
        Marker = new() { Size = 17, Color = colours.Other, Symbol = Symbol.DiamondOpen, Line = new() { Width = 3 } },
        HoverInfo = HoverInfoFlag.Skip,
        ShowLegend = false,
    };

    private static List<object> Alphas(IEnumerable<InterpolationPoint> points) => [.. points.Select(point => (object)point.Alpha)];

    private NumbersTable Numbers() => new(
        [L["Part of the way"], L["Test pictures"], L["From"], L["To"], L["Pictures kept back"]],
        [.. Curve.Points.Select(point => (IReadOnlyList<string>)
        [
            Amounts.Percent(point.Alpha, 0), Amounts.Percent(point.Test.Value), PlotText.Percent(point.Test.Low), PlotText.Percent(point.Test.High),
            PlotText.Percent(point.ValidationAccuracy),
        ])]);
}
