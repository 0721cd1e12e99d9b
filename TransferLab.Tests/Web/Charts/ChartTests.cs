using Bunit;
using Plotly.Blazor;
using Plotly.Blazor.Traces;
using TransferLab.Web.Appearance;
using TransferLab.Web.Components.Charts;
using Microsoft.Extensions.DependencyInjection;

namespace TransferLab.Tests.Web.Charts;

public sealed class ChartTests : PageContext
{
    [Fact]
    public void Numbers_AskedFor_AreTheOnesOfTheChart()
    {
        var chart = Render<LearningCurveChart>(parameters => parameters.Add(chart => chart.Curve, ToyEvaluation.Curve()));
        Assert.Empty(chart.FindAll("table"));

        chart.Find(".numbers-toggle").Click();

        Assert.Equal("true", chart.Find(".numbers-toggle").GetAttribute("aria-expanded"));
        Assert.Equal(6, chart.FindAll("tbody tr").Count);
        Assert.Equal(["32", "160", "84.5\u00a0%", "82.7\u00a0%", "86.3\u00a0%", "99.1\u00a0%"], chart.FindAll("tbody tr:last-child > *").Select(cell => cell.TextContent));
    }

    [Theory]
    [InlineData(50, 60, "1,60")]
    [InlineData(50, 100, "1,50,100")]
    public void LearningCurve_LastTwoNumbersTooNear_LeavesOneOfThemOut(int lastButOne, int last, string shown)
    {
        var points = ToyEvaluation.Curve().Points;
        var curve = ToyEvaluation.Curve() with { Points = [.. new[] { 1, lastButOne, last }.Select((labels, i) => points[i] with { LabelsPerClass = labels })] };

        var chart = Render<LearningCurveChart>(parameters => parameters.Add(chart => chart.Curve, curve));

        Assert.Equal(shown, string.Join(',', chart.FindComponent<PlotlyChart>().Instance.Layout.XAxis[0].TickVals));
    }

    [Fact]
    public void Numbers_InFrench_HaveDecimalCommas()
    {
        Speak("fr");
        var chart = Render<LearningCurveChart>(parameters => parameters.Add(chart => chart.Curve, ToyEvaluation.Curve()));

        chart.Find(".numbers-toggle").Click();

        Assert.Contains("84,5\u202f%", chart.Find("table").TextContent, StringComparison.Ordinal);
        Assert.StartsWith(",", chart.FindComponent<PlotlyChart>().Instance.Layout.Separators, StringComparison.Ordinal);
    }

    [Fact]
    public void Chart_DarkChosen_IsDrawnInDarkColours()
    {
        var chart = Render<ConfidenceChart>(parameters => parameters.Add(chart => chart.Calibration, ToyEvaluation.Of(5).Calibration));
        string? Ink() => chart.FindComponent<PlotlyChart>().Instance.Layout.Font.Color as string;
        Assert.Equal(ChartColours.Light.Ink, Ink());

        Services.GetRequiredService<ThemeState>().Set(isDark: true);

        chart.WaitForAssertion(() => Assert.Equal(ChartColours.Dark.Ink, Ink()));
    }

    [Fact]
    public void Chart_ForAScreenReader_IsAPictureWithItsValues()
    {
        var chart = Render<IntervalChart>(parameters => parameters
            .Add(chart => chart.Title, "Beside the baselines")
            .Add(chart => chart.Rows, [new("This one", ToyEvaluation.Wilson(169, 200), IsMain: true), new("Majority", ToyEvaluation.Wilson(40, 200))]));

        var label = chart.Find("[role=img]").GetAttribute("aria-label");

        Assert.Equal("Beside the baselines. This one: 84.5\u00a0% (between 78.8\u00a0% and 88.9\u00a0%); Majority: 20.0\u00a0% (between 15.0\u00a0% and 26.1\u00a0%)", label);
    }

    [Fact]
    public void Classes_AThousand_TheHardestAreShownAndAllAreInTheTable()
    {
        var evaluation = ToyEvaluation.Of(1000);
        var chart = Render<ClassChart>(parameters => parameters
            .Add(chart => chart.Classes, evaluation.Classes)
            .Add(chart => chart.Names, [.. Enumerable.Range(0, 1000).Select(index => $"class {index}")]));
        var bars = (Bar)chart.FindComponent<PlotlyChart>().Instance.Data[0];

        Assert.Equal(12, bars.X.Count);
        Assert.Equal(
            evaluation.Classes.OrderBy(metrics => metrics.F1).First().Recall!.Value * 100,
            (double)bars.X[0],
            tolerance: 1e-9);
    }

    [Fact]
    public void ClassNames_WithMarkup_AreShownAsTheyAre()
    {
        var chart = Render<ClassChart>(parameters => parameters
            .Add(chart => chart.Classes, ToyEvaluation.Of(2).Classes)
            .Add(chart => chart.Names, ["<b>bold</b>", "a & b"]));

        var ticks = chart.FindComponent<PlotlyChart>().Instance.Layout.YAxis[0].TickText.Cast<string>();

        Assert.Equal(["&lt;b&gt;bold&lt;/b&gt;", "a &amp; b"], ticks.Order());
    }

    [Fact]
    public void LiveChart_GrownByAPoint_DrawsIt()
    {
        LiveSeries Series(int points) => new("Speed", [.. Enumerable.Range(0, points).Select(index => new LivePoint(TimeSpan.FromSeconds(index), index))]);
        var chart = Render<LiveChart>(parameters => parameters.Add(chart => chart.Series, Series(3)));

        chart.Render(parameters => parameters.Add(chart => chart.Series, Series(4)));

        Assert.Equal(4, ((Scatter)chart.FindComponent<PlotlyChart>().Instance.Data[0]).X.Count);
    }
}
