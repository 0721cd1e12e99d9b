using Microsoft.AspNetCore.Components;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using TransferLab.Engine.Training;
using TransferLab.Web.Languages;
using Symbol = Plotly.Blazor.Traces.ScatterLib.MarkerLib.SymbolEnum;

namespace TransferLab.Web.Components.Charts;

/// <summary>The accuracy after each epoch, on the pictures learned from and on those kept back; the epoch that was kept is marked.</summary>
public sealed partial class EpochChart
{
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter]
    public string? Description { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<EpochRecord> History { get; set; }

    private IReadOnlyList<EpochRecord> Validated => [.. History.Where(epoch => epoch.ValidationAccuracy is not null)];

    private EpochRecord? Best => Validated.LastOrDefault(epoch => epoch.IsBest);

    private object Subject => new EquatableList<EpochRecord>(History);

    private string Label => string.Join("; ", History.TakeLast(1).Select(epoch => epoch.ValidationAccuracy is { } validation
        ? L["After epoch {0}: {1} of the training pictures, {2} of those kept back", epoch.Epoch, Amounts.Percent(epoch.TrainingAccuracy), Amounts.Percent(validation)].Value
        : L["After epoch {0}: {1} of the training pictures", epoch.Epoch, Amounts.Percent(epoch.TrainingAccuracy)].Value));

    private ChartDrawing Draw(ChartColours colours)
    {
        var layout = PlotStyle.Layout(colours, showLegend: true);
        (layout.XAxis, layout.YAxis) = ([PlotStyle.Epochs(colours, L["Epoch"], History.Count)], [PlotStyle.PercentY(colours, null)]);
        var validated = Validated;
        return new(
            [
                Line(L["Training pictures"], History, epoch => epoch.TrainingAccuracy, colours.Third, "solid"),
                .. validated.Count > 0 ? (Scatter[])[Line(L["Pictures kept back"], validated, epoch => epoch.ValidationAccuracy!.Value, colours.Main, "dash")] : [],
                .. Best is { } best ? (Scatter[])[Kept(best, colours)] : [],
            ],
            layout);
    }

    private static Scatter Line(string name, IReadOnlyList<EpochRecord> epochs, Func<EpochRecord, double> accuracy, string colour, string dash) => new()
    {
        Name = name,
        Mode = ModeFlag.Lines | ModeFlag.Markers,
        X = [.. epochs.Select(epoch => (object)epoch.Epoch)],
        Y = [.. epochs.Select(epoch => (object)(accuracy(epoch) * 100))],
        Line = new() { Width = 2.5m, Color = colour, Dash = dash },
        Marker = new() { Size = 6, Color = colour },
        HoverTemplate = $"%{{y:.1f}}{Amounts.PercentSign}<extra></extra>",
    };

    private Scatter Kept(EpochRecord best, ChartColours colours) => new()
    {
        Name = L["Kept"],
        Mode = ModeFlag.Markers,
        X = [best.Epoch],
        Y = [best.ValidationAccuracy!.Value * 100],
        Marker = new() { Size = 15, Color = colours.Main, Symbol = Symbol.Star },
        HoverTemplate = $"%{{y:.1f}}{Amounts.PercentSign}<extra></extra>",
    };

    private NumbersTable Numbers() => new(
        [L["Epoch"], L["Training pictures"], L["Pictures kept back"]],
        [.. History.Select(epoch => (IReadOnlyList<string>)
            [Amounts.Count(epoch.Epoch), Amounts.Percent(epoch.TrainingAccuracy), PlotText.Percent(epoch.ValidationAccuracy)])]);
}
