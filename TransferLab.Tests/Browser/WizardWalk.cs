using Microsoft.Playwright;

namespace TransferLab.Tests.Browser;

/// <summary>One visitor's way through the wizard, by what can be seen and clicked.</summary>
internal sealed class WizardWalk(Visit visit)
{
    private IPage Page => visit.Page;

    /// <summary>From the start page, with the guide's questions answered.</summary>
    public async Task BeginAsync()
    {
        await visit.GoAsync("/");
        await Page.GetByRole(AriaRole.Link, new() { Name = visit.Says("Start an experiment", "Commencer une expérience") }).First.ClickAsync();
        await Page.GetByText(visit.Says("100 to 1,000", "De 100 à 1 000")).ClickAsync();
        await visit.ShootAsync("way-1-task");
    }

    public async Task SendAsync(string zip)
    {
        await NextAsync("Data", "Données");
        await visit.SendAsync(zip);
        await Page.Locator("#report").WaitForAsync();
        await Assertions.Expect(Page.Locator(".class-table .thumbnail img").Last).ToHaveJSPropertyAsync("complete", true);
        await visit.ShootAsync("way-2-data");
    }

    /// <param name="name">As its tile says.</param>
    public async Task ChooseModelAsync(string name)
    {
        await NextAsync("Model", "Modèle");
        var tile = Page.Locator("article").Filter(new() { Has = Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true }) });
        await tile.GetByRole(AriaRole.Button, new() { Name = visit.Says($"Choose {name}", $"Choisir {name}") }).ClickAsync();
        await Assertions.Expect(tile).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("chosen"));
        await visit.ShootAsync("way-3-model");
    }

    /// <param name="head">As its card says.</param>
    public async Task ChooseHeadAsync(string head)
    {
        await NextAsync("Risk", "Risque");
        await NextAsync("Technique", "Technique");
        await Page.GetByText(head, new() { Exact = true }).ClickAsync();
        await Assertions.Expect(Page.Locator("[aria-labelledby=head] .choice.chosen")).ToContainTextAsync(head);
        await visit.ShootAsync("way-4-technique");
    }

    /// <summary>Starts the run and waits for its end.</summary>
    public async Task RunAsync()
    {
        await NextAsync("Run", "Exécution");
        await visit.ShootAsync("way-5-before-the-run");
        await Page.GetByRole(AriaRole.Button, new() { Name = visit.Says("Start the run", "Lancer l’exécution") }).ClickAsync();
        await Page.Locator(".run-steps").WaitForAsync();
        await visit.ShootAsync("way-5-run");
        await visit.SeeAsync(Page.GetByRole(AriaRole.Link, new() { Name = visit.Says("See the result", "Voir le résultat") }), TimeSpan.FromMinutes(4));
        await visit.ShootAsync("way-5-after-the-run");
    }

    public async Task SeeResultAsync()
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = visit.Says("See the result", "Voir le résultat") }).ClickAsync();
        await Page.Locator("#result-headline").WaitForAsync();
    }

    public async Task NextAsync(string english, string french)
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = visit.Says($"Next: {english}", $"Suivant : {french}"), Exact = true }).ClickAsync();
        await Page.WaitForURLAsync("**/" + english.ToLowerInvariant());
    }
}
