using Microsoft.Playwright;

namespace TransferLab.Tests.Browser;

public sealed class TaskStepTests(RunningApp app)
{
    [Theory, MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task Guide_Answered_AdvisesAndKeepsTheAnswers(Look look)
    {
        await using var visit = await app.VisitAsync(look);
        await visit.GoAsync("/");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = visit.Says("Start an experiment", "Commencer une expérience") }).ClickAsync();

        await visit.Page.GetByText(visit.Says("Drawings, letters, symbols, signs", "Dessins, lettres, symboles, signes")).ClickAsync();
        await visit.Page.GetByText(visit.Says("100 to 1,000", "De 100 à 1 000")).ClickAsync();

        await Assertions.Expect(visit.Page.Locator(".outlook")).ToHaveTextAsync(visit.Says("Transfer may do worse than starting from nothing", "Le transfert peut faire pire que de partir de rien"));
        await visit.ShootAsync("task");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = visit.Says("Next: Data", "Suivant : Données") }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = visit.Says("Back", "Retour"), Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".outlook")).ToBeVisibleAsync();
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Page.Locator(".outlook")).ToBeVisibleAsync();
    }
}
