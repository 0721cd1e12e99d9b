using Microsoft.Playwright;

namespace TransferLab.Tests.Browser;

public sealed class StartPageTests(RunningApp app)
{
    [Theory, MemberData(nameof(Look.All), MemberType = typeof(Look))]
    public async Task StartPage_AnyLook_SpeaksTheBrowsersLanguageInItsColours(Look look)
    {
        await using var visit = await app.VisitAsync(look);

        await visit.GoAsync("/");

        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", look.French ? "fr" : "en");
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", look.Dark ? "dark" : "light");
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync(visit.Says("Will transfer learning help", "l’apprentissage par transfert"));
        await visit.ShootAsync("start");
    }

    [Fact]
    public async Task Theme_Switched_IsKeptAfterReload()
    {
        await using var visit = await app.VisitAsync(new());
        await visit.GoAsync("/");

        await visit.Page.Locator(".theme-switch").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await visit.Page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });

        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task Language_Switched_StaysOnThePageAndIsKept()
    {
        await using var visit = await app.VisitAsync(new());
        await visit.GoAsync("/wizard/languages1/task");

        await visit.Page.Locator(".languages a[lang=fr]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Que faut-il prédire ?");
        await visit.GoAsync("/");

        Assert.Equal("fr", await visit.Page.Locator("html").GetAttributeAsync("lang"));
    }

    [Fact]
    public async Task Keyboard_FirstTab_SkipsToTheContent()
    {
        await using var visit = await app.VisitAsync(new());
        await visit.GoAsync("/wizard/keyboards1/task");

        await visit.Page.Locator(".skip-link").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visit.Page.Locator("#content")).ToBeFocusedAsync();
        Assert.Contains("/wizard/keyboards1/task", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownAddress_SaysSoAndLeadsOn()
    {
        await using var visit = await app.VisitAsync(new());
        visit.Expect("404");

        await visit.GoAsync("/no/such/page");

        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("This page does not exist");
        await visit.ShootAsync("not-found");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "To the start page" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("Will transfer learning help");
    }
}
