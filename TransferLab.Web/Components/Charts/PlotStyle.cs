using System.Globalization;
using Plotly.Blazor;
using Plotly.Blazor.ConfigLib;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.LayoutLib.LegendLib;
using Plotly.Blazor.Traces;
using TransferLab.Web.Languages;
using FillEnum = Plotly.Blazor.Traces.ScatterLib.FillEnum;
using HoverInfoFlag = Plotly.Blazor.Traces.ScatterLib.HoverInfoFlag;
using ModeFlag = Plotly.Blazor.Traces.ScatterLib.ModeFlag;
using XTitle = Plotly.Blazor.LayoutLib.XAxisLib.Title;
using YTitle = Plotly.Blazor.LayoutLib.YAxisLib.Title;

namespace TransferLab.Web.Components.Charts;

/// <summary>The look that all charts share: quiet axes, no toolbar, nothing that a finger scrolling past could move.</summary>
internal static class PlotStyle
{
    private const string Font = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif";
    private const string Clear = "rgba(0,0,0,0)";

    public static Config Config() => new()
    {
        DisplayModeBar = DisplayModeBarEnum.False,
        DisplayLogo = false,
        Responsive = true,
        ShowTips = false,
        ScrollZoom = 0,
        PlotlyServerUrl = "",
    };

    public static Plotly.Blazor.Layout Layout(ChartColours colours, bool showLegend = false) => new()
    {
        AutoSize = true,
        PaperBgColor = Clear,
        PlotBgColor = Clear,
        DragMode = DragModeEnum.False,
        HoverMode = HoverModeEnum.Closest,
        Separators = Separators(CultureInfo.CurrentCulture.NumberFormat),
        Font = new() { Family = Font, Size = 14, Color = colours.Ink },
        Margin = new() { L = 8, R = 24, T = showLegend ? 34 : 12, B = 8, AutoExpand = true },
        HoverLabel = new()
        {
            BgColor = colours.Surface,
            BorderColor = colours.MutedInk,
            Font = new() { Family = Font, Size = 14, Color = colours.Ink },
        },
        ShowLegend = showLegend,
        Legend =
        [
            new()
            {
                Orientation = OrientationEnum.H,
                X = 0,
                XAnchor = XAnchorEnum.Left,
                Y = 1.02m,
                YAnchor = YAnchorEnum.Bottom,
                TraceOrder = TraceOrderFlag.Normal,
                BgColor = Clear,
                ItemClick = ItemClickEnum.False,
                ItemDoubleClick = ItemDoubleClickEnum.False,
            },
        ],
    };

    public static XAxis X(ChartColours colours, string? title) => new()
    {
        Title = new XTitle { Text = title, Standoff = 10, Font = new() { Size = 13, Color = colours.MutedInk } },
        TickAngle = 0,
        AutoMargin = Plotly.Blazor.LayoutLib.XAxisLib.AutoMarginFlag.True,
        FixedRange = true,
        GridColor = colours.Grid,
        LineColor = colours.Grid,
        ZeroLine = false,
        Color = colours.MutedInk,
        TickFont = new() { Color = colours.Ink },
    };

    public static YAxis Y(ChartColours colours, string? title) => new()
    {
        Title = new YTitle { Text = title, Standoff = 10, Font = new() { Size = 13, Color = colours.MutedInk } },
        AutoMargin = Plotly.Blazor.LayoutLib.YAxisLib.AutoMarginFlag.True,
        FixedRange = true,
        GridColor = colours.Grid,
        LineColor = colours.Grid,
        ZeroLine = false,
        Color = colours.MutedInk,
        TickFont = new() { Color = colours.Ink },
    };

    /// <summary>Whole epochs, as far as there is room for them.</summary>
    public static XAxis Epochs(ChartColours colours, string? title, double epochs)
    {
        var axis = X(colours, title);
        axis.DTick = Math.Max(1, Math.Ceiling(epochs / 8));
        return axis;
    }

    /// <summary>Numbers of labels, ascending, on a logarithmic axis. The last but one goes without its number where that would run into the last one's on a phone.</summary>
    public static XAxis LabelsX(ChartColours colours, string title, IReadOnlyList<int> labels)
    {
        var x = X(colours, title);
        (x.Type, x.TickMode) = (Plotly.Blazor.LayoutLib.XAxisLib.TypeEnum.Log, Plotly.Blazor.LayoutLib.XAxisLib.TickModeEnum.Array);
        int[] shown = [.. labels.Where((number, i) => i != labels.Count - 2 || labels[^1] >= 2 * number)];
        x.TickVals = [.. shown.Cast<object>()];
        x.TickText = [.. shown.Select(number => number.ToString(CultureInfo.CurrentCulture))];
        return x;
    }

    /// <summary>From 0 to 100 %, a little more so that a marker at the end is whole.</summary>
    public static XAxis PercentX(ChartColours colours, string? title)
    {
        var axis = X(colours, title);
        (axis.Range, axis.DTick, axis.TickSuffix) = ([-1, 101.5], 25, Amounts.PercentSign);
        return axis;
    }

    public static YAxis PercentY(ChartColours colours, string? title)
    {
        var axis = Y(colours, title);
        (axis.Range, axis.DTick, axis.TickSuffix) = ([-1, 102.5], 20, Amounts.PercentSign);
        return axis;
    }

    /// <summary>One edge of a band; the lower one comes after the upper one and fills what lies between them.</summary>
    /// <param name="y">In percent.</param>
    public static Scatter Edge(ChartColours colours, IEnumerable<object> x, IEnumerable<double> y, bool isUpper) => new()
    {
        Mode = ModeFlag.Lines,
        X = [.. x],
        Y = [.. y.Select(value => (object)value)],
        Line = new() { Width = 0, Color = colours.MainBand },
        Fill = isUpper ? FillEnum.None : FillEnum.ToNextY,
        FillColor = colours.MainBand,
        HoverInfo = HoverInfoFlag.Skip,
        ShowLegend = false,
    };

    /// <summary>The decimal sign, then the sign between thousands, as Plotly wants them.</summary>
    private static string Separators(NumberFormatInfo format) =>
        $"{format.NumberDecimalSeparator}{format.NumberGroupSeparator}"[..2];
}
