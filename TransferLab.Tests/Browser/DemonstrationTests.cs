using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace TransferLab.Tests.Browser;

public sealed class DemonstrationTests(RunningApp app)
{
    /// <summary>A minute on a machine that is busy with nothing else; here other tests run beside it.</summary>
    private const float AMinute = 300_000;

    /// <summary>Each part is current for three seconds at least, which is long for a reader and short for a busy test: the page itself takes note of them.</summary>
    private const string WatchStages = """
        () => {
            window.stagesSeen = [];
            new MutationObserver(() => {
                const title = document.querySelector('.stage.current h2')?.textContent;
                if (title && window.stagesSeen.at(-1) !== title) {
                    window.stagesSeen.push(title);
                }
            }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
        }
        """;

    [Theory, MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task SeeItWork_OneClick_EndsOnTheResult(Look look)
    {
        await using var visit = await app.VisitAsync(look);
        await visit.GoAsync("/");
        await visit.Page.EvaluateAsync(WatchStages);

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = visit.Says("See it work", "Voir quand ça marche") }).ClickAsync();

        await visit.ShootAsync("demonstration-begins");
        await OnResultAsync(visit);
        string[] stages = [visit.Says("Pictures", "Images"), visit.Says("Pretrained network", "Réseau pré-entraîné"), "Technique", visit.Says("Run", "Exécution")];
        string[] seen = [.. (await visit.Page.EvaluateAsync<string[]>("() => window.stagesSeen")).Intersect(stages)];
        // Whose pictures were drawn before, for the other look, begins where the work is.
        Assert.NotEmpty(seen);
        Assert.Equal(stages[^seen.Length..], seen);
        await Assertions.Expect(visit.Page.Locator(".recap-outcome")).ToContainTextAsync(visit.Says("Transfer gains", "Le transfert gagne"));
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
        await TryAnotherNetworkAsync(visit);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = visit.Says("Open these steps in the wizard", "Ouvrir ces étapes dans l’assistant") }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".steps")).ToBeVisibleAsync();
    }

    [Theory, MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task SeeItMakeNoDifference_OneClick_EndsOnThat(Look look)
    {
        await using var visit = await app.VisitAsync(look);
        await visit.GoAsync("/");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = visit.Says("See it make no difference", "Voir quand rien ne change") }).ClickAsync();

        await OnResultAsync(visit);
        await Assertions.Expect(visit.Page.Locator(".recap-outcome")).ToContainTextAsync(visit.Says("Transfer makes no difference", "Le transfert ne fait aucune différence"));
        await visit.ShootAsync("demonstration-same");
    }

    /// <summary>One of the remedies, with one click: what it gained comes to stand beside it.</summary>
    private static async Task TryAnotherNetworkAsync(Visit visit)
    {
        var another = visit.Says("Another network", "Un autre réseau");
        await visit.Page.Locator("#remedies .remedy").Filter(new() { HasText = another }).GetByRole(AriaRole.Button).First.ClickAsync();
        // What was tried moves to the end.
        var tried = visit.Page.Locator("#remedies .remedy").Filter(new() { Has = visit.Page.Locator(".remedy-outcome") });
        await visit.SeeAsync(tried, TimeSpan.FromMilliseconds(AMinute));
        await Assertions.Expect(tried).ToContainTextAsync(another);
        await Assertions.Expect(tried.GetByRole(AriaRole.Link)).ToBeVisibleAsync();
        await visit.ShootAsync("demonstration-remedy");
    }

    private static async Task OnResultAsync(Visit visit)
    {
        await visit.Page.WaitForURLAsync(new Regex("/experiments/.*demonstration="), new() { Timeout = AMinute });
        await visit.Page.Locator("#result-headline").WaitForAsync();
        await visit.Page.Locator(".chart-canvas .main-svg").First.WaitForAsync();
    }
}
