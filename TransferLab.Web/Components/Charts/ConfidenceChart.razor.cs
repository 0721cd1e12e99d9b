using Microsoft.AspNetCore.Components;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.BarLib.MarkerLib.PatternLib;
using TransferLab.Engine.Evaluation;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Components.Charts;

/// <summary>How many predictions were made with which confidence, right ones and wrong ones.</summary>
public sealed partial class ConfidenceChart
{
    [Parameter, EditorRequired]
    public required Calibration Calibration { get; set; }

    [Parameter]
    public string? Description { get; set; }

    private string Label => L["{0} of {1} predictions are right.", Amounts.Count(Calibration.Bins.Sum(Right)), Amounts.Count(Calibration.Bins.Sum(bin => bin.Count))];

    private ChartDrawing Draw(ChartColours colours)
    {
        var layout = PlotStyle.Layout(colours, showLegend: true);
        (layout.BarMode, layout.BarGap) = (BarModeEnum.Stack, 0.08m);
        (layout.XAxis, layout.YAxis) = ([PlotStyle.PercentX(colours, L["Confidence"])], [PlotStyle.Y(colours, L["Test pictures"])]);
        return new(
            [
                Bars(L["Right"], Right, colours.Main, null),
                Bars(L["Wrong"], bin => bin.Count - Right(bin), colours.Other, ShapeEnum.Slash),
            ],
            layout);
    }

    private Bar Bars(string name, Func<ReliabilityBin, int> count, string colour, ShapeEnum? pattern) => new()
    {
        Name = name,
        X = [.. Calibration.Bins.Select(bin => (object)((bin.From + bin.To) * 50))],
        Y = [.. Calibration.Bins.Select(bin => (object)count(bin))],
        Width = (decimal)((Calibration.Bins[0].To - Calibration.Bins[0].From) * 92),
        Marker = new() { Color = colour, Pattern = pattern is null ? null : new() { Shape = pattern, Solidity = 0.25m } },
        HoverTemplateArray = [.. Calibration.Bins.Select(bin =>
            $"{Range(bin)}<br>{PlotText.Escape(name)}: {Amounts.Count(count(bin))}<extra></extra>")],
    };

    private static string Range(ReliabilityBin bin) => $"{Amounts.Percent(bin.From, 0)} – {Amounts.Percent(bin.To, 0)}";

    private static int Right(ReliabilityBin bin) => (int)Math.Round(bin.Count * (bin.Accuracy?.Value ?? 0));

    private NumbersTable Numbers() => new(
        [L["Confidence"], L["Predictions"], L["Right"], L["Wrong"]],
        [.. Calibration.Bins.Where(bin => bin.Count > 0).Select(bin => (IReadOnlyList<string>)
            [Range(bin), Amounts.Count(bin.Count), Amounts.Count(Right(bin)), Amounts.Count(bin.Count - Right(bin))])]);
}
