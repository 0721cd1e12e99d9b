using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Browser;

public sealed partial class ExperimentsPageTests(RunningApp browser, ResultsApp results) : IClassFixture<ResultsApp>
{
    [Theory, MemberData(nameof(ResultPageTests.Looks), MemberType = typeof(ResultPageTests))]
    public async Task List_AnyLook_ShowsRunsWithTheirAccuracies(Look look)
    {
        await using var visit = await browser.VisitAsync(results.App, look);

        await visit.GoAsync("/experiments");

        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(25);
        await Assertions.Expect(visit.Page.Locator("tbody tr").First).ToContainTextAsync(visit.Says("78.0 %", "78,0 %"));
        await visit.ShootAsync("experiments");
    }

    [Fact]
    public async Task Search_Typed_IsInTheAddressAndSurvivesAReload()
    {
        await using var visit = await browser.VisitAsync(results.App, new());
        await visit.GoAsync("/experiments");

        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("small network, 15");
        await Assertions.Expect(visit.Page).ToHaveURLAsync(SearchAddress());
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await visit.Page.ReloadAsync();
        await visit.AliveAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("small network, 15");
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(1);
    }

    [Theory, MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task Compare_TwoChosen_SaysWhichIsBetter(Look look)
    {
        await using var visit = await browser.VisitAsync(results.App, look);
        await visit.GoAsync("/experiments");

        await visit.Page.GetByRole(AriaRole.Checkbox).Nth(0).CheckAsync();
        await visit.Page.GetByRole(AriaRole.Checkbox).Nth(1).CheckAsync();
        await visit.ShootAsync("experiments-chosen");
        await visit.Page.Locator(".compare-bar a").ClickAsync();

        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync(visit.Says("Experiments side by side", "Expériences côte à côte"));
        await Assertions.Expect(visit.Page.Locator(".sentences li")).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Page.Locator(".main-svg").First).ToBeVisibleAsync();
        await visit.ShootAsync("compare");
    }

    [Fact]
    public async Task Failed_Opened_ShowsProblemRemedyAndAWayOn()
    {
        await using var visit = await browser.VisitAsync(results.App, new());

        await visit.GoAsync($"/experiments/{results.Failed}");

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Close other programs");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToBeVisibleAsync();
        await visit.ShootAsync("experiment-failed");
    }

    [Fact]
    public async Task RenameThenDelete_AreKept()
    {
        await using var visit = await browser.VisitAsync(results.App, new());
        await visit.GoAsync($"/experiments/{results.Other}");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Rename this experiment" }).ClickAsync();
        await visit.Page.Locator("#experiment-name").FillAsync("To be deleted");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("To be deleted");

        await visit.GoAsync("/experiments?q=deleted");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Delete To be deleted" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();

        await Assertions.Expect(visit.Page.GetByText("No experiment fits")).ToBeVisibleAsync();
        await visit.GoAsync($"/experiments/{results.Other}");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("This experiment is not here");
    }

    [Theory, MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task List_Empty_SaysHowToBegin(Look look)
    {
        using var data = new TemporaryFolder();
        await using var app = await AppProcess.StartAsync(data.Path);
        await using var visit = await browser.VisitAsync(app, look);

        await visit.GoAsync("/experiments");

        await Assertions.Expect(visit.Page.GetByText(visit.Says("No experiments yet", "Pas encore d’expérience"))).ToBeVisibleAsync();
        await visit.ShootAsync("experiments-empty");
    }

    [GeneratedRegex(@"\?q=small.+network.+15$")]
    private static partial Regex SearchAddress();
}
