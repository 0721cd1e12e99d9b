using Microsoft.AspNetCore.Components;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.LayoutLib.AnnotationLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using Plotly.Blazor.Traces.ScatterLib.MarkerLib;
using TransferLab.Engine.Evaluation;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Components.Charts;

/// <summary>Shares side by side, each as a dot with its interval: where the intervals overlap, the difference may be luck.</summary>
public sealed partial class IntervalChart
{
    private const int RowHeight = 64;
    private const int AxisHeight = 72;

    [Parameter, EditorRequired]
    public required IReadOnlyList<IntervalRow> Rows { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter]
    public string? Description { get; set; }

    private int Height => AxisHeight + (RowHeight * Rows.Count);

    private string Label => string.Join("; ", Rows.Select(row => $"{row.Name}: {Spelled(row.Estimate)}"));

    private EquatableList<IntervalRow> Subject => new(Rows);

    private ChartDrawing Draw(ChartColours colours)
    {
        var layout = PlotStyle.Layout(colours);
        var x = PlotStyle.PercentX(colours, L["Accuracy"]);
        var y = PlotStyle.Y(colours, null);
        (y.ShowGrid, y.ShowTickLabels, y.Range) = (false, false, [Rows.Count - 0.5, -0.5]);
        (layout.XAxis, layout.YAxis) = ([x], [y]);
        layout.Annotations = [.. Rows.Select((row, index) => Name(row, index, colours))];
        return new([.. Rows.Select((row, index) => Dot(row, index, colours))], layout);
    }

    /// <summary>Above its line rather than beside it: there it has room on a phone too.</summary>
    private static Annotation Name(IntervalRow row, int index, ChartColours colours) => new()
    {
        Text = row.IsMain ? $"<b>{PlotText.TwoLines(row.Name, 38)}</b>" : PlotText.TwoLines(row.Name, 38),
        Align = AlignEnum.Left,
        X = 0,
        XAnchor = XAnchorEnum.Left,
        Y = index,
        YAnchor = YAnchorEnum.Bottom,
        YShift = 9,
        ShowArrow = false,
        Font = new() { Color = colours.Ink },
    };

    private Scatter Dot(IntervalRow row, int index, ChartColours colours)
    {
        var colour = row.IsMain ? colours.Main : colours.Other;
        return new()
        {
            Mode = ModeFlag.Markers,
            X = [row.Estimate.Value * 100],
            Y = [index],
            Marker = new() { Size = row.IsMain ? 15 : 12, Color = colour, Symbol = row.IsMain ? SymbolEnum.Circle : SymbolEnum.Diamond },
            ErrorX = row.Estimate.HasInterval ? PlotText.Whisker(row.Estimate, colour) : null,
            HoverTemplate = $"{PlotText.Escape(row.Name)}<br>{PlotText.Escape(Spelled(row.Estimate))}<extra></extra>",
        };
    }

    private NumbersTable Numbers() => new(
        [L["What"], L["Accuracy"], L["From"], L["To"]],
        [.. Rows.Select(row => (IReadOnlyList<string>)
            [row.Name, Amounts.Percent(row.Estimate.Value), PlotText.Percent(row.Estimate.Low), PlotText.Percent(row.Estimate.High)])]);

    private string Spelled(Estimate estimate) => estimate.HasInterval
        ? L["{0} (between {1} and {2})", Amounts.Percent(estimate.Value), Amounts.Percent(estimate.Low!.Value), Amounts.Percent(estimate.High!.Value)]
        : Amounts.Percent(estimate.Value);
}
