using Microsoft.Playwright;
using TransferLab.Tests.Contracts.Documents;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Browser;

/// <summary>The README's picture, from the app itself with pictures that it draws itself; <c>docs/update.sh</c> takes it anew.</summary>
public sealed class ReadmePictureTests(RunningApp browser)
{
    [HeavyFact]
    public async Task Result_OfASampleTask_IsThePictureOfTheReadme()
    {
        using var data = new TemporaryFolder();
        await using var app = await AppProcess.StartAsync(data.Path);
        await using var visit = await browser.VisitAsync(app, new(1180));
        var walk = new WizardWalk(visit);

        await visit.GoAsync($"/wizard/{Drafts.New()}/data");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Use Surface defects" }).ClickAsync();
        await visit.SeeAsync(visit.Page.Locator("#report"), TimeSpan.FromMinutes(2));
        await walk.ChooseModelAsync("MobileNetV2 (ImageNet)");
        await walk.ChooseHeadAsync("Logistic regression");
        await walk.RunAsync();
        await walk.SeeResultAsync();
        await Assertions.Expect(visit.Page.Locator("#baselines .main-svg").First).ToBeVisibleAsync();

        var file = Path.Combine(WrittenFile.Updating ? Path.Combine(Repository.Root, "docs", "images") : RunningApp.Screenshots, "result.png");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await visit.Page.SetViewportSizeAsync(1180, 1060);
        await visit.Page.ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled });

        Assert.InRange(new FileInfo(Path.Combine(Repository.Root, "docs", "images", "result.png")).Length, 10_000, 300_000);
    }
}
