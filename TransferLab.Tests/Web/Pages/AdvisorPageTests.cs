using Bunit;
using TransferLab.Engine.Transferability.TrackRecord;
using TransferLab.Web.Components.Pages;

namespace TransferLab.Tests.Web.Pages;

public sealed class AdvisorPageTests : LaboratoryContext
{
    [Fact]
    public void Record_WithoutAdvice_SaysHowToHaveOne()
    {
        var page = Render<AdvisorPage>();

        page.WaitForAssertion(() => Assert.Contains("No finished experiment followed advice yet", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public void Record_OfTwoNetworks_HasTheirOrderAndTheRisk()
    {
        Advised(1, "good", 0.8, 0.1);
        Advised(2, "poor", 0.5, 0.7);

        var page = Render<AdvisorPage>();

        page.WaitForElement("#rankings");
        Assert.Contains("Flowers", page.Find("[aria-labelledby=rankings] tbody").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("[aria-labelledby=risks] tbody tr").Count);
    }

    private void Advised(int number, string backbone, double expected, double risk)
    {
        var given = new AdviceGiven(DateTimeOffset.UnixEpoch, [new AdvisedBackbone(backbone, new('a', 64), number, ToyEvaluation.Around(expected, 0.1), risk, null)]);
        var result = ToyLearning.Result(seed: number) with { Advice = given, TransferGap = ToyGap.Gains };
        Record(number, "Flowers", run => run with { Experiment = run.Experiment with { Backbone = run.Experiment.Backbone! with { Id = backbone } } }, result);
    }
}
