using Bunit;
using Microsoft.Extensions.DependencyInjection;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Components.Results;
using TransferLab.Web.Runs;

namespace TransferLab.Tests.Web.Results;

public sealed class RemedySectionTests : LaboratoryContext
{
    [Fact]
    public async Task Remedies_OfACostlyTransfer_BeginWithNoTransferAndCanBeTried()
    {
        var section = await ShowAsync(Record(1, "Ink", result: ToyLearning.Result() with { TransferGap = ToyGap.Costs }));
        Assert.Equal("No transfer: train from scratch", section.Find(".remedy strong").TextContent);
        var tries = section.FindAll(".remedy button");

        // The toy laboratory knows no such technique: that is said, and nothing else is lost.
        tries[0].Click();

        section.WaitForAssertion(() => Assert.Contains("from-scratch", section.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal(tries.Count, section.FindAll(".remedy button").Count);
    }

    [Fact]
    public async Task Remedies_WithoutAMeasuredGap_AreNone()
    {
        var section = await ShowAsync(Record(1, "Flowers"));

        Assert.Empty(section.Markup.Trim());
    }

    private async Task<IRenderedComponent<RemedySection>> ShowAsync(RunId id)
    {
        var finished = await Services.GetRequiredService<ResultShelf>().FindAsync(id);
        var section = Render<RemedySection>(parameters => parameters.Add(section => section.Finished, finished!));
        if (finished!.Result.TransferGap is not null)
        {
            section.WaitForElement(".remedy");
        }

        return section;
    }
}
