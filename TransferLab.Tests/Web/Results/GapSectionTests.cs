using Bunit;
using TransferLab.Engine.Transferability.Gap;
using TransferLab.Web.Components.Results;

namespace TransferLab.Tests.Web.Results;

public sealed class GapSectionTests : PageContext
{
    public static TheoryData<string, string, string> Kinds => new()
    {
        { nameof(ToyGap.Gains), "gap-gains", "Transfer gains 6.1 points, between 3.9 and 8.3." },
        { nameof(ToyGap.Nothing), "gap-nodifference", "Transfer makes no difference that can be measured" },
        { nameof(ToyGap.Costs), "gap-costs", "Transfer costs 40.0 points, between 33.0 and 47.0. Starting from nothing is better" },
    };

    [Theory, MemberData(nameof(Kinds))]
    public void Gap_OfEachKind_IsSaidInWords(string kind, string appearance, string words)
    {
        var section = Show(Gap(kind));

        var verdict = section.Find(".verdict");
        Assert.Contains(appearance, verdict.ClassList);
        Assert.Contains(words, verdict.TextContent, StringComparison.Ordinal);
        Assert.Contains("Measured on 200 test pictures, in 3 runs, against the strongest way from scratch: a small network.", section.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Gap_ThatCosts_SaysWhetherAMixtureHelps() =>
        Assert.Contains("Strong negative transfer", Show(ToyGap.Costs).Markup, StringComparison.Ordinal);

    [Fact]
    public void Gap_WayThatWasLeftOut_SaysWhy()
    {
        var section = Show(ToyGap.Gains);

        Assert.Contains("It has layers that cannot be trained.", section.Find(".plain-table").TextContent, StringComparison.Ordinal);
        Assert.Contains("the strongest", section.FindAll(".plain-table tbody tr")[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Gap_WithoutACurve_ShowsNone() =>
        Assert.DoesNotContain("number of labels", Show(ToyGap.Gains with { Curve = null }).Markup, StringComparison.Ordinal);

    private static TransferGap Gap(string kind) => kind switch
    {
        nameof(ToyGap.Gains) => ToyGap.Gains,
        nameof(ToyGap.Costs) => ToyGap.Costs,
        _ => ToyGap.Nothing,
    };

    private IRenderedComponent<GapSection> Show(TransferGap gap) => Render<GapSection>(parameters => parameters.Add(section => section.Gap, gap));
}
