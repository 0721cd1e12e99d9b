using Bunit;
using TransferLab.Engine.Transferability.Risk;
using TransferLab.Web.Components.Advisor;

namespace TransferLab.Tests.Web.Advisor;

public sealed class RiskReportTests : PageContext
{
    [Theory]
    [InlineData(RiskLevel.Low, 0.06, "The risk is low", "In 6 of 100 cases")]
    [InlineData(RiskLevel.Unclear, 0.4, "It is unclear", "In 40 of 100 cases")]
    [InlineData(RiskLevel.High, 0.81, "The risk is high", "In 81 of 100 cases")]
    public void Verdict_OfEachLevel_HasItsProbabilityAndItsCases(RiskLevel level, double probability, string headline, string odds)
    {
        var report = Show(level, probability);

        Assert.StartsWith(headline, report.Find(".risk-verdict").TextContent, StringComparison.Ordinal);
        Assert.Contains(odds, report.Markup, StringComparison.Ordinal);
        Assert.Contains("241 measured cases", report.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Reasons_SayWhichWayTheyPoint()
    {
        var reasons = Show(RiskLevel.Low, 0.06).FindAll(".reasons li");

        Assert.Equal(["lowers", "raises", "note"], reasons.Select(reason => reason.ClassName));
        Assert.DoesNotContain("the risk:", reasons[2].TextContent, StringComparison.Ordinal);
        Assert.Contains("Raises the risk: The network is no better than chance.", reasons[1].TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<RiskReport> Show(RiskLevel level, double probability) => Render<RiskReport>(parameters => parameters
        .Add(report => report.Name, "good")
        .Add(report => report.Risk, ToyAdvice.Verdict(level, probability)));
}
