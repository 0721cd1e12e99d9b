using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Browser;

public sealed class ModelStepTests(RunningApp app)
{
    [AssetsTheory, MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task Backbone_Chosen_IsKeptAndLeadsToTheTechnique(Look look)
    {
        await using var visit = await app.VisitAsync(look);
        await OnModelStepAsync(visit);
        await visit.ShootAsync("model");

        var tile = visit.Page.Locator("article").Filter(new() { HasText = "MobileNetV2 (ImageNet)" });
        await tile.GetByText(visit.Says("More about it", "En savoir plus")).ClickAsync();
        await tile.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(tile).ToHaveClassAsync(new Regex("chosen"));
        await visit.ShootAsync("model-chosen");
        await visit.Page.ReloadAsync();
        await visit.AliveAsync();
        await Assertions.Expect(tile).ToHaveClassAsync(new Regex("chosen"));
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = visit.Says("Next: Risk", "Suivant : Risque") }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = visit.Says("Next: Technique", "Suivant : Technique") }).ClickAsync();

        await Assertions.Expect(visit.Page.GetByText(visit.Says("Logistic regression", "Régression logistique"), new() { Exact = true })).ToBeVisibleAsync();
        await visit.Page.GetByText(visit.Says("Nearest class mean", "Moyenne de classe la plus proche"), new() { Exact = true }).ClickAsync();
        await visit.Page.GetByText(visit.Says("Advanced", "Options avancées")).ClickAsync();
        await visit.ShootAsync("technique");
        await visit.Page.ReloadAsync();
        await visit.AliveAsync();
        await Assertions.Expect(visit.Page.Locator(".choice.chosen").Filter(new() { HasText = visit.Says("Nearest class mean", "Moyenne de classe") })).ToBeVisibleAsync();
    }

    [AssetsFact]
    public async Task UnknownFile_Sent_IsTriedAskedAboutAndTaken()
    {
        using var folder = new TemporaryFolder();
        // Another producer's name at the end: the same network, but no file that anyone knows.
        await File.WriteAllBytesAsync(
            folder["my network.onnx"],
            [.. await File.ReadAllBytesAsync(Assets.Backbone("mobilenetv1-0.25-96-vww.onnx")), 0x12, 4, .. "mine"u8]);
        await using var visit = await app.VisitAsync(new());
        await OnModelStepAsync(visit);

        await visit.SendAsync(folder["my network.onnx"]);

        await Assertions.Expect(visit.Page.GetByText("fits best")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await visit.Page.GetByText("0 to 1", new() { Exact = true }).ClickAsync();
        await visit.Page.GetByLabel("Name").FillAsync("My network");
        await visit.ShootAsync("model-questions");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Take it into the library" }).ClickAsync();
        var tile = visit.Page.Locator("article").Filter(new() { HasText = "My network" });
        await Assertions.Expect(tile).ToHaveClassAsync(new Regex("chosen"));

        await tile.GetByText("More about it").ClickAsync();
        await visit.ShootAsync("model-imported");
        await tile.GetByRole(AriaRole.Button, new() { Name = "Delete My network" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Assertions.Expect(tile).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.GetByText("is no longer here")).ToBeVisibleAsync();
    }

    [AssetsFact]
    public async Task FileCutInHalf_Sent_IsRefusedWithTheReason()
    {
        using var folder = new TemporaryFolder();
        var whole = await File.ReadAllBytesAsync(Assets.Backbone("mobilenetv1-0.25-96-vww.onnx"));
        await File.WriteAllBytesAsync(folder["half.onnx"], whole[..(whole.Length / 2)]);
        await using var visit = await app.VisitAsync(new(390, "fr-FR"));
        await OnModelStepAsync(visit);

        await visit.SendAsync(folder["half.onnx"]);

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("half.onnx");
        await visit.ShootAsync("model-broken");
    }

    private static async Task OnModelStepAsync(Visit visit)
    {
        using var folder = new TemporaryFolder();
        var zip = ZipFiles.Write(folder, [.. Enumerable.Range(0, 12).Select(i => ($"{"ab"[i % 2]}/{i}.png", Pictures.Different(i)))]);
        var draft = Drafts.New();
        await visit.GoAsync($"/wizard/{draft}/data");
        await visit.SendAsync(zip);
        await visit.Page.Locator("#report").WaitForAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = visit.Says("Next: Model", "Suivant : Modèle") }).ClickAsync();
        await visit.Page.Locator("article").First.WaitForAsync();
    }
}
