using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Components.Pages;

namespace TransferLab.Tests.Web.Pages;

public sealed class ExperimentsPageTests : LaboratoryContext
{
    [Fact]
    public void Page_WithoutExperiments_SaysHowToBegin()
    {
        var page = Render<ExperimentsPage>();

        Assert.Contains("No experiments yet", page.Markup, StringComparison.Ordinal);
        Assert.NotNull(page.Find("a[href='/wizard']"));
    }

    [Fact]
    public void Page_ManyExperiments_ShowsOnePageOfThem()
    {
        for (var number = 0; number < 60; number++)
        {
            Record(number, $"Experiment {number}", run => run with { State = RunState.Cancelled });
        }

        GoTo("/experiments?page=3");
        var page = Render<ExperimentsPage>();

        Assert.Equal(10, page.FindAll("tbody tr").Count);
        Assert.Contains("Page 3 of 3", page.Find(".pager").TextContent, StringComparison.Ordinal);
        Assert.Equal("60 experiments", page.Find("[role=status]").TextContent);
    }

    [Fact]
    public void Page_SearchInItsAddress_IsAppliedAfterAReload()
    {
        Record(1, "Flowers with the small network");
        Record(2, "Signs");

        GoTo("/experiments?q=small&sort=accuracy");
        var page = Render<ExperimentsPage>();

        Assert.Equal("Flowers with the small network", page.Find("tbody th a").TextContent);
        Assert.Equal("1 of 2 experiments", page.Find("[role=status]").TextContent);
        Assert.Equal("small", page.Find("input[type=search]").GetAttribute("value"));
    }

    [Fact]
    public void Search_SpaceAtTheEnd_StaysInTheField()
    {
        Record(1, "Flowers with the small network");
        var page = Render<ExperimentsPage>();

        page.Find("input[type=search]").Input("small ");

        page.WaitForAssertion(() => Assert.Contains("q=small", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        page.Render();
        Assert.Equal("small ", page.Find("input[type=search]").GetAttribute("value"));
        Assert.Single(page.FindAll("tbody tr"));
    }

    [Fact]
    public void Page_NothingFits_SaysWhatToDo()
    {
        Record(1, "Signs");

        GoTo("/experiments?q=zebra");

        Assert.Contains("No experiment fits", Render<ExperimentsPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Delete_Confirmed_RemovesTheExperiment()
    {
        Record(1, "Signs");
        var id = Record(2, "Flowers");
        var dialogs = Render<MudDialogProvider>();
        var page = Render<ExperimentsPage>();

        page.Find("button[aria-label='Delete Flowers']").Click();
        dialogs.WaitForAssertion(() => Assert.Contains("Delete Flowers?", dialogs.Markup, StringComparison.Ordinal));
        dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "Delete").Click();

        page.WaitForAssertion(() => Assert.Equal("1 experiment", page.Find("[role=status]").TextContent));
        Assert.Null(Journal.Find(id));
    }

    [Fact]
    public void Compare_TwoChosen_LeadsToTheirComparison()
    {
        var (one, other) = (Record(1, "Signs"), Record(2, "Flowers"));
        var page = Render<ExperimentsPage>();

        page.Find("input[aria-label='Choose Signs to compare']").Change(true);
        Assert.Contains("choose another one", page.Find(".compare-bar").TextContent, StringComparison.Ordinal);
        page.Find("input[aria-label='Choose Flowers to compare']").Change(true);

        Assert.Equal($"/experiments/compare?run={one}&run={other}", page.Find(".compare-bar a").GetAttribute("href"));
    }

    [Fact]
    public void Failed_InTheList_SaysSoAndCannotBeCompared()
    {
        Record(1, "Signs", run => run with { State = RunState.Failed });

        var page = Render<ExperimentsPage>();

        Assert.Equal("Failed", page.Find(".run-state-failed").TextContent);
        Assert.Empty(page.FindAll("input[type=checkbox]"));
    }

    private void GoTo(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);
}
