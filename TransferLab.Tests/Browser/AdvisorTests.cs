using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Browser;

/// <summary>On a machine that has the networks of the app alone.</summary>
public sealed class AdvisorTests(RunningApp browser)
{
    [Theory, MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task Networks_ComparedOnAHurtingTask_AreRankedAndTheirRiskIsTold(Look look)
    {
        using var data = new TemporaryFolder();
        using var none = new TemporaryFolder();
        await using var app = await AppProcess.StartAsync(data.Path, null, "--TransferLab:BackboneFolders:0", none.Path);
        await using var visit = await browser.VisitAsync(app, look);
        var draft = Drafts.New();
        await visit.GoAsync($"/wizard/{draft}/data");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = visit.Says("Use A faint cast of ink", "Utiliser Une légère dominante d’encre") }).ClickAsync();
        await visit.SeeAsync(visit.Page.Locator("#report"), TimeSpan.FromMinutes(2));
        await visit.GoAsync($"/wizard/{draft}/model");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = visit.Says("Compare the networks", "Comparer les réseaux") }).ClickAsync();
        await visit.SeeAsync(visit.Page.Locator(".advice-row .expected"), TimeSpan.FromMinutes(4));
        await visit.Page.Locator(".advice-row summary").First.ClickAsync();
        await visit.ShootAsync("advice");
        await visit.Page.Locator(".advice-row").First.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".advice-row").First).ToHaveClassAsync(new Regex("chosen"));
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = visit.Says("Next: Risk", "Suivant : Risque") }).ClickAsync();

        await Assertions.Expect(visit.Page.Locator(".risk-verdict")).ToBeVisibleAsync();
        Assert.NotEqual(0, await visit.Page.Locator(".reasons li").CountAsync());
        await visit.SeeAsync(visit.Page.Locator("#feature-map .main-svg"), TimeSpan.FromMinutes(2));
        await visit.Page.Locator("[aria-labelledby=measure-gap] input").CheckAsync();
        await Assertions.Expect(visit.Page.Locator("[aria-labelledby=measure-gap] .choice")).ToHaveClassAsync(new Regex("chosen"));
        await visit.ShootAsync("risk");
        await visit.GoAsync("/advisor");
        await Assertions.Expect(visit.Page.Locator("#so-far")).ToBeVisibleAsync();
        await visit.ShootAsync("advisor-record");
    }
}
