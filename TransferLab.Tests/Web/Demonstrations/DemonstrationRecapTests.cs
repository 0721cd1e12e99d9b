using Bunit;
using Microsoft.Extensions.DependencyInjection;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Components.Demonstrations;
using TransferLab.Web.Demonstrations;
using TransferLab.Web.Wizard;

namespace TransferLab.Tests.Web.Demonstrations;

public sealed class DemonstrationRecapTests : LaboratoryContext
{
    [Theory]
    [InlineData(0.05, 0.15, "Transfer gains 10.0 percentage points (5.0 to 15.0).")]
    [InlineData(-0.3, -0.1, "Transfer costs 20.0 percentage points (10.0 to 30.0).")]
    [InlineData(-0.05, 0.25, "The difference may be chance.")]
    public async Task Outcome_ByTheInterval_IsGainLossOrChance(double low, double high, string words)
    {
        var result = ToyLearning.Result();
        var pixels = new Baseline(BaselineKind.Pixels, ToyEvaluation.Wilson(80, 200), ToyEvaluation.Around(0.4, 0.1), new((low + high) / 2, low, high, IntervalMethod.Bootstrap));
        var run = Record(1, "Ink", result: result with { Baselines = [result.Baselines[0], pixels] });

        var recap = await ShowAsync(Demonstration.Fail, run, run);

        recap.WaitForAssertion(() => Assert.EndsWith(words, recap.Find(".recap-outcome").TextContent, StringComparison.Ordinal));
        Assert.Equal("See it work", recap.Find("button").TextContent);
    }

    [Fact]
    public async Task Outcome_WithAMeasuredGap_IsItsFinding()
    {
        var run = Record(1, "Ink", result: ToyLearning.Result() with { TransferGap = ToyGap.Costs });

        var recap = await ShowAsync(Demonstration.Fail, run, run);

        recap.WaitForAssertion(() => Assert.StartsWith("Transfer costs 40.0 points, between 33.0 and 47.0", recap.Find(".recap-outcome").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Recap_OfADraftWithAnotherRun_SaysNothing()
    {
        var recap = await ShowAsync(Demonstration.Work, Record(1, "Metal"), Record(2, "Other"));

        Assert.Empty(recap.Markup.Trim());
    }

    private async Task<IRenderedComponent<DemonstrationRecap>> ShowAsync(Demonstration demonstration, RunId ofDraft, RunId ofPage)
    {
        var draft = await Services.GetRequiredService<DraftStore>().ChangeAsync(DraftId.New(), empty => demonstration.Begin(empty) with { Run = ofDraft });
        return Render<DemonstrationRecap>(parameters => parameters.Add(recap => recap.DraftId, draft.Id).Add(recap => recap.RunId, ofPage));
    }
}
