using System.Globalization;
using Microsoft.AspNetCore.Components;
using Plotly.Blazor.LayoutLib.YAxisLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using TransferLab.Engine.Training;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Components.Charts;

/// <summary>The loss over the epochs of a training, on the pictures learned from and on those kept back; also while it goes on.</summary>
public sealed partial class LossChart
{
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter]
    public string? Description { get; set; }

    /// <summary>On the training pictures, step by step; empty takes the epochs' means.</summary>
    [Parameter]
    public IReadOnlyList<LossPoint> Losses { get; set; } = [];

    [Parameter, EditorRequired]
    public required IReadOnlyList<EpochRecord> History { get; set; }

    private IReadOnlyList<LossPoint> Training => Losses.Count > 0 ? Losses : [.. History.Select(epoch => new LossPoint(epoch.Epoch, epoch.TrainingLoss))];

    private IReadOnlyList<LossPoint> Validation =>
        [.. History.Where(epoch => epoch.ValidationLoss is not null).Select(epoch => new LossPoint(epoch.Epoch, epoch.ValidationLoss!.Value))];

    private object Subject => (Training.Count, Training is [.., var last] ? last : default, History.Count);

    private string Label => string.Join("; ", new[] { (L["Training pictures"], Training), (L["Pictures kept back"], Validation) }
        .Where(series => series.Item2.Count > 0)
        .Select(series => L["{0}: at last {1}", series.Item1, Amounts.Number(series.Item2[^1].Loss, 2)].Value));

    private ChartDrawing Draw(ChartColours colours)
    {
        var validation = Validation;
        var layout = PlotStyle.Layout(colours, showLegend: validation.Count > 0);
        var y = PlotStyle.Y(colours, null);
        y.RangeMode = RangeModeEnum.ToZero;
        (layout.XAxis, layout.YAxis) = ([PlotStyle.Epochs(colours, L["Epoch"], Training is [.., var last] ? last.Epochs : 0)], [y]);
        return new(
            [
                Line(L["Training pictures"], Training, colours.Third, "solid"),
                .. validation.Count > 0 ? (Scatter[])[Line(L["Pictures kept back"], validation, colours.Main, "dash")] : [],
            ],
            layout);
    }

    private static Scatter Line(string name, IReadOnlyList<LossPoint> points, string colour, string dash) => new()
    {
        Name = name,
        Mode = points.Count == 1 ? ModeFlag.Markers : ModeFlag.Lines,
        X = [.. points.Select(point => (object)Math.Round(point.Epochs, 3))],
        Y = [.. points.Select(point => (object)point.Loss)],
        Line = new() { Width = 2.5m, Color = colour, Dash = dash },
        Marker = new() { Size = 9, Color = colour },
        HoverTemplate = "%{y:.3f}<extra></extra>",
    };

    private NumbersTable Numbers() => new(
        [L["Epoch"], L["Training pictures"], L["Pictures kept back"]],
        History.Count > 0
            ? [.. History.Select(epoch => (IReadOnlyList<string>)
                [Amounts.Count(epoch.Epoch), Amounts.Number(epoch.TrainingLoss, 3), epoch.ValidationLoss is { } loss ? Amounts.Number(loss, 3) : "–"])]
            : [.. Losses.Select(point => (IReadOnlyList<string>)[point.Epochs.ToString("0.##", CultureInfo.CurrentCulture), Amounts.Number(point.Loss, 3), "–"])]);
}
