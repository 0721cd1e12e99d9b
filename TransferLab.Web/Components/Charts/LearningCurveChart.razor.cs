using System.Globalization;
using Microsoft.AspNetCore.Components;
using Plotly.Blazor;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using TransferLab.Engine.Evaluation;
using TransferLab.Web.Languages;
using Symbol = Plotly.Blazor.Traces.ScatterLib.MarkerLib.SymbolEnum;

namespace TransferLab.Web.Components.Charts;

/// <summary>How the accuracy grows with the number of labels: with its interval, the training accuracy above it and the baselines below.</summary>
public sealed partial class LearningCurveChart
{
    [Parameter, EditorRequired]
    public required LearningCurve Curve { get; set; }

    /// <summary>Drawn as level lines.</summary>
    [Parameter]
    public IReadOnlyList<IntervalRow> Baselines { get; set; } = [];

    [Parameter]
    public string? Description { get; set; }

    private string Label => string.Join("; ", Curve.Points.Select(point =>
        L["{0} labels per class: {1}", point.LabelsPerClass, Amounts.Percent(point.Accuracy.Value)].Value));

    private ChartDrawing Draw(ChartColours colours)
    {
        var layout = PlotStyle.Layout(colours, showLegend: true);
        layout.HoverMode = Plotly.Blazor.LayoutLib.HoverModeEnum.XUnified;
        var x = PlotStyle.LabelsX(colours, L["Labelled pictures per class"], [.. Curve.Points.Select(point => point.LabelsPerClass)]);
        (layout.XAxis, layout.YAxis) = ([x], [PlotStyle.PercentY(colours, null)]);
        return new(
            [
                PlotStyle.Edge(colours, Labels(), Curve.Points.Select(point => 100 * (point.Accuracy.High ?? point.Accuracy.Value)), isUpper: true),
                PlotStyle.Edge(colours, Labels(), Curve.Points.Select(point => 100 * (point.Accuracy.Low ?? point.Accuracy.Value)), isUpper: false),
                Line(L["New pictures"], point => point.Accuracy.Value, colours.Main, "solid", Symbol.Circle),
                Line(L["Training pictures"], point => point.TrainingAccuracy, colours.Third, "dash", Symbol.Square),
                .. Baselines.Select((row, index) => Level(row, index == 0 ? "dot" : "dashdot", colours)),
            ],
            layout);
    }

    private Scatter Line(string name, Func<LearningCurvePoint, double> value, string colour, string dash, Symbol symbol) => new()
    {
        Name = name,
        Mode = ModeFlag.Lines | ModeFlag.Markers,
        X = Labels(),
        Y = [.. Curve.Points.Select(point => (object)(value(point) * 100))],
        Line = new() { Width = 3, Color = colour, Dash = dash },
        Marker = new() { Size = 9, Color = colour, Symbol = symbol },
        HoverTemplate = $"%{{y:.1f}}{Amounts.PercentSign}",
    };

    private Scatter Level(IntervalRow row, string dash, ChartColours colours) => new()
    {
        Name = PlotText.Escape(row.Name),
        Mode = ModeFlag.Lines,
        X = Labels(),
        Y = [.. Curve.Points.Select(_ => (object)(row.Estimate.Value * 100))],
        Line = new() { Width = 2.5m, Color = colours.Other, Dash = dash },
        HoverTemplate = $"%{{y:.1f}}{Amounts.PercentSign}",
    };

    private List<object> Labels() => [.. Curve.Points.Select(point => (object)point.LabelsPerClass)];

    private NumbersTable Numbers() => new(
        [L["Labels per class"], L["Labels in all"], L["New pictures"], L["From"], L["To"], L["Training pictures"]],
        [.. Curve.Points.Select(point => (IReadOnlyList<string>)
        [
            Amounts.Count(point.LabelsPerClass), Amounts.Count(point.TrainingExamples), Amounts.Percent(point.Accuracy.Value),
            PlotText.Percent(point.Accuracy.Low), PlotText.Percent(point.Accuracy.High), Amounts.Percent(point.TrainingAccuracy),
        ])]);
}
