using Microsoft.AspNetCore.Components;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using TransferLab.Engine.Evaluation;
using TransferLab.Web.Languages;
using Symbol = Plotly.Blazor.Traces.ScatterLib.MarkerLib.SymbolEnum;

namespace TransferLab.Web.Components.Charts;

/// <summary>Accuracy over confidence, before and after temperature scaling; on the diagonal, 80 % sure means 80 % right.</summary>
public sealed partial class CalibrationChart
{
    [Parameter, EditorRequired]
    public required Calibration Before { get; set; }

    [Parameter]
    public Calibration? After { get; set; }

    [Parameter]
    public string? Description { get; set; }

    private string Label => After is null
        ? L["On average, confidence and accuracy are {0} apart.", Amounts.Percent(Before.ExpectedError.Value)]
        : L["On average, confidence and accuracy are {0} apart before calibration and {1} after it.",
            Amounts.Percent(Before.ExpectedError.Value), Amounts.Percent(After.ExpectedError.Value)];

    private ChartDrawing Draw(ChartColours colours)
    {
        var layout = PlotStyle.Layout(colours, showLegend: true);
        (layout.XAxis, layout.YAxis) = ([PlotStyle.PercentX(colours, L["Confidence"])], [PlotStyle.PercentY(colours, L["Really right"])]);
        List<Plotly.Blazor.ITrace> traces =
        [
            Diagonal(colours),
            Line(L["As predicted"], Before, colours.Other, After is null ? "solid" : "dash", Symbol.Diamond),
        ];
        if (After is not null)
        {
            traces.Add(Line(L["Calibrated"], After, colours.Main, "solid", Symbol.Circle));
        }

        return new(traces, layout);
    }

    private Scatter Diagonal(ChartColours colours) => new()
    {
        Name = L["Perfect"],
        Mode = ModeFlag.Lines,
        X = [0, 100],
        Y = [0, 100],
        Line = new() { Width = 1.5m, Color = colours.MutedInk, Dash = "dot" },
        HoverInfo = HoverInfoFlag.Skip,
    };

    private Scatter Line(string name, Calibration calibration, string colour, string dash, Symbol symbol)
    {
        ReliabilityBin[] bins = [.. Filled(calibration)];
        return new()
        {
            Name = name,
            Mode = ModeFlag.Lines | ModeFlag.Markers,
            X = [.. bins.Select(bin => (object)(bin.MeanConfidence!.Value * 100))],
            Y = [.. bins.Select(bin => (object)(bin.Accuracy!.Value * 100))],
            Line = new() { Width = 2.5m, Color = colour, Dash = dash },
            Marker = new() { Color = colour, Symbol = symbol, SizeArray = [.. bins.Select(bin => (decimal?)Size(bin, calibration))] },
            TextArray = [.. bins.Select(bin => L["{0} pictures", Amounts.Count(bin.Count)].Value)],
            HoverTemplate = $"{name}<br>%{{x:.0f}}{Amounts.PercentSign} → %{{y:.0f}}{Amounts.PercentSign}<br>%{{text}}<extra></extra>",
        };
    }

    /// <summary>The area grows with the number of pictures: a small dot says little.</summary>
    private static double Size(ReliabilityBin bin, Calibration calibration) =>
        6 + (12 * Math.Sqrt((double)bin.Count / calibration.Bins.Max(other => other.Count)));

    private static IEnumerable<ReliabilityBin> Filled(Calibration calibration) =>
        calibration.Bins.Where(bin => bin is { Count: > 0, MeanConfidence: not null, Accuracy: not null });

    private NumbersTable Numbers() => new(
        [L["Confidence"], L["Predictions"], L["Mean confidence"], L["Really right"], L["From"], L["To"]],
        [.. Rows(L["As predicted"], Before), .. After is null ? [] : Rows(L["Calibrated"], After)]);

    private IEnumerable<IReadOnlyList<string>> Rows(string name, Calibration calibration) => Filled(calibration)
        .Select(bin => (IReadOnlyList<string>)
        [
            L["{0}, {1} to {2}", name, Amounts.Percent(bin.From, 0), Amounts.Percent(bin.To, 0)],
            Amounts.Count(bin.Count),
            PlotText.Percent(bin.MeanConfidence),
            Amounts.Percent(bin.Accuracy!.Value),
            PlotText.Percent(bin.Accuracy.Low),
            PlotText.Percent(bin.Accuracy.High),
        ]);
}
