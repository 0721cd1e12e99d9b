using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Components.Pages;
using TransferLab.Web.Wizard;

namespace TransferLab.Tests.Web.Pages;

public sealed class ExperimentPageTests : LaboratoryContext
{
    [Fact]
    public void Page_Finished_ShowsTheResult()
    {
        var page = Show(Record(1, "Flowers").Value);

        page.WaitForAssertion(() => Assert.Equal("78.0\u00a0% of new pictures right, between 71.8 and 83.2\u00a0%", page.Find("#result-headline").TextContent));
    }

    [Fact]
    public void Page_UnknownName_SaysSoAndLeadsOn()
    {
        var page = Show("nonsense");

        Assert.Equal("This experiment is not here", page.Find("h1").TextContent);
        Assert.NotNull(page.Find("a[href='/experiments']"));
    }

    [Fact]
    public void Rename_Saved_ChangesTheNameAndNothingElse()
    {
        var id = Record(1, "Flowers");
        var before = Journal.FindResult(id)!;
        var page = Show(id.Value);

        page.Find("button[aria-label='Rename this experiment']").Click();
        page.WaitForElement("#experiment-name").Change("Flowers, better named");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Flowers, better named", page.Find("h1").TextContent));
        Assert.Equal("Flowers, better named", Journal.Find(id)!.Experiment.Name);
        Assert.Equal(before.Evaluation.Accuracy, Journal.FindResult(id)!.Evaluation.Accuracy);
        Assert.NotNull(Journal.ReadPredictions(id));
    }

    [Fact]
    public void Rename_Refused_KeepsWhatWasTyped()
    {
        var id = Record(1, "Flowers");
        var page = Show(id.Value);
        page.Find("button[aria-label='Rename this experiment']").Click();
        var name = new string('x', Experiment.LongestName + 1);
        page.WaitForElement("#experiment-name").Change(name);

        page.Find("form").Submit();

        page.WaitForElement("[role=alert]");
        Assert.Equal(name, page.Find("#experiment-name").GetAttribute("value"));
    }

    [Fact]
    public void Rename_Empty_IsRefusedByTheQueue() =>
        Assert.Throws<TransferLab.Engine.TransferLabException>(() => Queue.Rename(Record(1, "Flowers"), "  "));

    [Fact]
    public async Task ChangeSomething_OpensADraftWithTheSameEntries()
    {
        var id = Record(1, "Flowers");
        var page = Show(id.Value);

        page.FindAll("button").Single(button => button.TextContent.Trim() == "Change something and run again").Click();

        var navigation = Services.GetRequiredService<NavigationManager>();
        page.WaitForAssertion(() => Assert.Matches("/wizard/[0-9a-z]{10}/technique$", navigation.Uri));
        Assert.True(DraftId.TryParse(navigation.Uri.Split('/')[^2], out var draftId));
        var draft = await Services.GetRequiredService<DraftStore>().FindAsync(draftId);
        Assert.Equal(ExperimentReader.Write(Journal.Find(id)!.Experiment), ExperimentReader.Write(draft!.ToExperiment()));
    }

    [Fact]
    public async Task RunAgain_PutsTheSameExperimentInLine()
    {
        var id = Record(1, "Flowers");
        var page = Show(id.Value);

        page.FindAll("button").Single(button => button.TextContent.Trim() == "Run exactly this again").Click();

        var navigation = Services.GetRequiredService<NavigationManager>();
        page.WaitForAssertion(() => Assert.Contains("/experiments/", navigation.Uri, StringComparison.Ordinal));
        var again = await Queue.WaitAsync(RunId.Parse(navigation.Uri.Split('/')[^1]));
        Assert.NotEqual(id, again.Id);
        Assert.Equal(RunState.Finished, again.State);
    }

    private IRenderedComponent<ExperimentPage> Show(string name) => Render<ExperimentPage>(parameters => parameters.Add(page => page.Name, name));
}
