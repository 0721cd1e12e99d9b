using System.Globalization;
using Microsoft.AspNetCore.Components;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using TransferLab.Engine.Transferability.Gap;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Components.Charts;

/// <summary>What transfer gains or costs with more and more labels: above the line it helps, below it hurts.</summary>
public sealed partial class GapChart
{
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter]
    public string? Description { get; set; }

    [Parameter, EditorRequired]
    public required GapCurve Curve { get; set; }

    private string Label => string.Join("; ", Curve.Points.Select(point =>
        L["{0} labels per class: {1} points", point.LabelsPerClass, Points(point.Gap.Value)].Value));

    private ChartDrawing Draw(ChartColours colours)
    {
        var layout = PlotStyle.Layout(colours, showLegend: true);
        var x = PlotStyle.LabelsX(colours, L["Labelled pictures per class"], [.. Curve.Points.Select(point => point.LabelsPerClass)]);
        (layout.XAxis, layout.YAxis) = ([x], [PlotStyle.Y(colours, L["Gain in points"])]);
        return new(
            [
                PlotStyle.Edge(colours, Labels(), Curve.Points.Select(point => 100 * (point.Gap.High ?? point.Gap.Value)), isUpper: true),
                PlotStyle.Edge(colours, Labels(), Curve.Points.Select(point => 100 * (point.Gap.Low ?? point.Gap.Value)), isUpper: false),
                Zero(colours),
                Gap(colours),
            ],
            layout);
    }

    private Scatter Gap(ChartColours colours) => new()
    {
        Name = L["Transfer minus from scratch"],
        Mode = ModeFlag.Lines | ModeFlag.Markers,
        X = Labels(),
        Y = [.. Curve.Points.Select(point => (object)(point.Gap.Value * 100))],
        Line = new() { Width = 3, Color = colours.Main },
        Marker = new() { Size = 9, Color = colours.Main },
        HoverTemplate = "%{x}: %{y:+.1f}<extra></extra>",
    };

    private Scatter Zero(ChartColours colours) => new()
    {
        Name = L["No difference"],
        Mode = ModeFlag.Lines,
        X = Labels(),
        Y = [.. Curve.Points.Select(_ => (object)0)],
        Line = new() { Width = 2.5m, Color = colours.Other, Dash = "dash" },
        HoverInfo = HoverInfoFlag.Skip,
    };

    private List<object> Labels() => [.. Curve.Points.Select(point => (object)point.LabelsPerClass)];

    private NumbersTable Numbers() => new(
        [L["Labels per class"], L["With transfer"], L["From scratch"], L["Gain in points"], L["From"], L["To"]],
        [.. Curve.Points.Select(point => (IReadOnlyList<string>)
        [
            Amounts.Count(point.LabelsPerClass), Amounts.Percent(point.Transfer.Value), Amounts.Percent(point.Scratch.Value),
            Points(point.Gap.Value), Bound(point.Gap.Low), Bound(point.Gap.High),
        ])]);

    private static string Points(double share) => (100 * share).ToString("+0.0;−0.0;0.0", CultureInfo.CurrentCulture);

    private static string Bound(double? share) => share is { } known ? Points(known) : "–";
}
