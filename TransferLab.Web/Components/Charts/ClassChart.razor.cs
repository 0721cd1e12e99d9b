using Microsoft.AspNetCore.Components;
using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.BarLib;
using TransferLab.Engine.Evaluation;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Components.Charts;

/// <summary>Recall and precision of each class with their intervals; the hardest classes first, since there may be a thousand.</summary>
public sealed partial class ClassChart
{
    private const int ShownAtFirst = 12;
    private const int ShownAtMost = 60;
    private const int ClassHeight = 46;
    private int shown = ShownAtFirst;

    /// <summary>In the order of the data set.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ClassMetrics> Classes { get; set; }

    /// <summary>By class index.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Names { get; set; }

    [Parameter]
    public string? Description { get; set; }

    private IReadOnlyList<ClassMetrics> Shown => [.. HardestFirst().Take(shown)];

    private int Height => 100 + (ClassHeight * Shown.Count);

    private string Label => string.Join("; ", Shown.Select(metrics =>
        L["{0}: recall {1}, precision {2}", Names[metrics.ClassIndex], PlotText.Percent(metrics.Recall?.Value), PlotText.Percent(metrics.Precision?.Value)].Value));

    private IEnumerable<ClassMetrics> HardestFirst() => Classes
        .OrderBy(metrics => metrics.F1 ?? double.MaxValue)
        .ThenBy(metrics => metrics.ClassIndex);

    private ChartDrawing Draw(ChartColours colours)
    {
        var layout = PlotStyle.Layout(colours, showLegend: true);
        (layout.BarMode, layout.BarGap, layout.BarGroupGap, layout.BarCornerRadius) = (BarModeEnum.Group, 0.3m, 0.08m, 3);
        var y = PlotStyle.Y(colours, null);
        (y.ShowGrid, y.Range, y.TickMode) = (false, [Shown.Count - 0.5, -0.5], Plotly.Blazor.LayoutLib.YAxisLib.TickModeEnum.Array);
        y.TickVals = [.. Enumerable.Range(0, Shown.Count).Cast<object>()];
        y.TickText = [.. Shown.Select(metrics => PlotText.TwoLines(Names[metrics.ClassIndex], 18))];
        (layout.XAxis, layout.YAxis) = ([PlotStyle.PercentX(colours, null)], [y]);
        return new(
            [
                Bars(L["Recall: found"], metrics => metrics.Recall, colours.Main, null, colours),
                Bars(L["Precision: right when named"], metrics => metrics.Precision, colours.Other, Plotly.Blazor.Traces.BarLib.MarkerLib.PatternLib.ShapeEnum.Slash, colours),
            ],
            layout);
    }

    private Bar Bars(
        string name,
        Func<ClassMetrics, Estimate?> measure,
        string colour,
        Plotly.Blazor.Traces.BarLib.MarkerLib.PatternLib.ShapeEnum? pattern,
        ChartColours colours)
    {
        var values = Shown.Select(measure).ToArray();
        return new()
        {
            Name = name,
            Orientation = OrientationEnum.H,
            X = [.. values.Select(estimate => (object)((estimate?.Value ?? 0) * 100))],
            Y = [.. Enumerable.Range(0, values.Length).Cast<object>()],
            Marker = new() { Color = colour, Pattern = pattern is null ? null : new() { Shape = pattern, Solidity = 0.25m } },
            ErrorX = Whiskers(values, colours.Ink),
            HoverTemplateArray = [.. Shown.Select((metrics, index) => Hover(metrics, name, values[index]))],
        };
    }

    private string Hover(ClassMetrics metrics, string name, Estimate? estimate) =>
        $"{PlotText.Escape(Names[metrics.ClassIndex])}<br>{PlotText.Escape(name)}: {PlotText.Percent(estimate?.Value)}"
        + (estimate is { HasInterval: true } ? $"<br>{PlotText.Percent(estimate.Low)} – {PlotText.Percent(estimate.High)}" : "")
        + "<extra></extra>";

    private static ErrorX Whiskers(IReadOnlyList<Estimate?> values, string colour) => new()
    {
        Type = Plotly.Blazor.Traces.BarLib.ErrorXLib.TypeEnum.Data,
        Symmetric = false,
        Array = [.. values.Select(estimate => (object)(((estimate?.High - estimate?.Value) ?? 0) * 100))],
        ArrayMinus = [.. values.Select(estimate => (object)(((estimate?.Value - estimate?.Low) ?? 0) * 100))],
        Color = colour,
        Thickness = 1.5m,
        Width = 4,
    };

    private NumbersTable Numbers() => new(
        [L["Class"], L["Test pictures"], L["Recall"], L["From"], L["To"], L["Precision"], L["From"], L["To"], "F1"],
        [.. HardestFirst().Select(metrics => (IReadOnlyList<string>)
        [
            Names[metrics.ClassIndex], Amounts.Count(metrics.Examples),
            PlotText.Percent(metrics.Recall?.Value), PlotText.Percent(metrics.Recall?.Low), PlotText.Percent(metrics.Recall?.High),
            PlotText.Percent(metrics.Precision?.Value), PlotText.Percent(metrics.Precision?.Low), PlotText.Percent(metrics.Precision?.High),
            PlotText.Percent(metrics.F1),
        ])]);

    private void ShowMore() => shown = Math.Min(ShownAtMost, Math.Min(Classes.Count, shown * 2));

    private void ShowFewer() => shown = ShownAtFirst;
}
