using System.IO.Compression;
using Microsoft.Playwright;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Browser;

public sealed class TrainingTests(RunningApp app)
{
    [AssetsTheory, MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task Network_Tuned_ShowsItsCourseItsWorthAndGivesItAway(Look look)
    {
        await using var visit = await app.VisitAsync(look);
        await OnTechniqueStepAsync(visit, seed: look.Width);
        await visit.Page.GetByText(visit.Says("Fine-tuning", "Affinage"), new() { Exact = true }).ClickAsync();
        await visit.Page.Locator("section[aria-labelledby=tuning] summary").ClickAsync();
        await visit.Page.GetByLabel(visit.Says("Epochs", "Époques")).FillAsync("3");
        await visit.Page.GetByLabel(visit.Says("Epochs", "Époques")).BlurAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = visit.Says("Measure it", "Mesurer") }).ClickAsync();
        await visit.SeeAsync(visit.Page.Locator("section[aria-labelledby=training-time] dl"), TimeSpan.FromMinutes(2));
        await visit.ShootAsync("technique-tuning");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = visit.Says("Next: Run", "Suivant : Exécution") }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = visit.Says("Start the run", "Lancer l’exécution") }).ClickAsync();
        await visit.SeeAsync(visit.Page.Locator(".training .chart-canvas .main-svg"), TimeSpan.FromMinutes(2));
        await visit.ShootAsync("run-training");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = visit.Says("See the result", "Voir le résultat") }).ClickAsync(new() { Timeout = 240_000 });

        await Assertions.Expect(visit.Page.Locator("#training .chart-canvas .main-svg:first-child")).ToHaveCountAsync(3);
        await visit.Page.Locator("#alpha").FillAsync("4");
        await Assertions.Expect(visit.Page.Locator(".interpolation-value")).ToBeVisibleAsync();
        await visit.ShootAsync("result-training");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.Locator("#model a").ClickAsync());
        await using var package = await ZipFile.OpenReadAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains(package.Entries, entry => entry.Name.EndsWith(".onnx", StringComparison.Ordinal));
        Assert.Contains(package.Entries, entry => entry.Name == "classes.txt");
    }

    private static async Task OnTechniqueStepAsync(Visit visit, int seed)
    {
        // Pictures of its own: a training that was done before is not done again.
        using var folder = new TemporaryFolder();
        var zip = ZipFiles.Write(folder, [.. Enumerable.Range(0, 60).Select(i => ($"{"ab"[i % 2]}/{i}.png", Pictures.Different(seed + i)))]);
        var draft = Drafts.New();
        await visit.GoAsync($"/wizard/{draft}/data");
        await visit.SendAsync(zip);
        await visit.Page.Locator("#report").WaitForAsync();
        await visit.GoAsync($"/wizard/{draft}/model");
        await visit.Page.Locator("article").Filter(new() { HasText = "ResNet-8" }).First.GetByRole(AriaRole.Button).ClickAsync();
        await visit.Page.Locator("article.chosen").WaitForAsync();
        await visit.GoAsync($"/wizard/{draft}/technique");
        await visit.Page.Locator(".plan").WaitForAsync();
    }
}
