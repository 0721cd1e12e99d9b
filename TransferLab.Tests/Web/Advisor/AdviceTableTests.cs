using Bunit;
using TransferLab.Engine.Transferability.Advising;
using TransferLab.Web.Components.Advisor;

namespace TransferLab.Tests.Web.Advisor;

public sealed class AdviceTableTests : PageContext
{
    private BackboneAdvice? chosen;

    [Fact]
    public void Networks_AreRankedWithWhatIsExpectedOfThem()
    {
        var rows = Show().FindAll(".advice-row");

        Assert.Contains("Expected: 84\u00a0% right, between 78\u00a0% and 90\u00a0%", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("about 15\u00a0s to look at all pictures", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("by size: 2", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("high risk", rows[1].QuerySelector(".risk")!.TextContent);
        Assert.Contains("features that are no numbers", rows[2].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_Each_HaveTheirMeaningOrTheReasonWhyThereIsNone()
    {
        var scores = Show().FindAll(".advice-row")[0].QuerySelectorAll(".scores > div").Select(score => score.TextContent).ToArray();

        Assert.Equal(3, scores.Length);
        Assert.Contains("70.0\u00a0%", scores[0], StringComparison.Ordinal);
        Assert.Contains("only comparisons mean something", scores[1], StringComparison.Ordinal);
        Assert.Contains("has no classes of its own", scores[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_ThatAgreeNoBetterThanChance_AreWarnedOf() =>
        Assert.Contains("no better than chance", Show(agrees: false).Find(".notice-warning").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Network_Chosen_IsHandedOn()
    {
        Show().Find("button[aria-label='Choose poor']").Click();

        Assert.Equal("poor", chosen?.BackboneId);
    }

    [Fact]
    public void Basis_OfACrossValidation_DoesNotClaimThatTestPicturesWereLeftAlone()
    {
        Assert.Contains("the test part was not looked at", Show().Markup, StringComparison.Ordinal);
        Assert.Contains("the other folds will test on some of them", Show(isOfFirstFold: true).Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<AdviceTable> Show(bool agrees = true, bool isOfFirstFold = false) => Render<AdviceTable>(parameters => parameters
        .Add(table => table.Advice, ToyAdvice.Of("flowers", new('0', 64), agrees) with { IsOfFirstFold = isOfFirstFold })
        .Add(table => table.Chosen, "good")
        .Add(table => table.OnChosen, line => chosen = line));
}
