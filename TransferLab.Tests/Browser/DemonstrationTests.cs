using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace TransferLab.Tests.Browser;

public sealed class DemonstrationTests(RunningApp app)
{
    /// <summary>A minute on a machine that is busy with nothing else; here other tests run beside it.</summary>
    private const float AMinute = 300_000;

    [Theory, MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task SeeItWork_OneClick_EndsOnTheResult(Look look)
    {
        await using var visit = await app.VisitAsync(look);
        await visit.GoAsync("/");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = visit.Says("See it work", "Voir quand ça marche") }).ClickAsync();

        await visit.Page.WaitForURLAsync(new Regex("/demonstrations/"));
        await Assertions.Expect(visit.Page.Locator(".stage.current h2")).ToHaveTextAsync(visit.Says("Pictures", "Images"));
        await visit.ShootAsync("demonstration-begins");
        await Assertions.Expect(visit.Page.Locator(".stage.current h2")).ToHaveTextAsync(visit.Says("Run", "Exécution"));
        await visit.ShootAsync("demonstration-runs");
        await OnResultAsync(visit);
        await Assertions.Expect(visit.Page.Locator(".recap-outcome")).ToContainTextAsync(visit.Says("Transfer gains", "Le transfert"));
        await visit.ShootAsync("demonstration-result");
    }

    [Theory, MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task SeeItFail_OneClick_EndsOnTheMeasuredLoss(Look look)
    {
        await using var visit = await app.VisitAsync(look);
        await visit.GoAsync("/");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = visit.Says("See it fail", "Voir quand ça échoue") }).ClickAsync();

        await OnResultAsync(visit);
        await Assertions.Expect(visit.Page.Locator(".recap-outcome")).ToContainTextAsync(visit.Says("Transfer costs", "Le transfert coûte"));
        await visit.ShootAsync("demonstration-fails");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = visit.Says("Open these steps in the wizard", "Ouvrir ces étapes dans l’assistant") }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".steps")).ToBeVisibleAsync();
    }

    private static async Task OnResultAsync(Visit visit)
    {
        await visit.Page.WaitForURLAsync(new Regex("/experiments/.*demonstration="), new() { Timeout = AMinute });
        await visit.Page.Locator("#result-headline").WaitForAsync();
        await visit.Page.Locator(".chart-canvas .main-svg").First.WaitForAsync();
    }
}
