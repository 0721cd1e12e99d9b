using Microsoft.Playwright;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Browser;

public sealed class DataStepTests(RunningApp app)
{
    private const string Report = ".class-table";

    [AssetsTheory, MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task Zip_OfRealPictures_IsSentReadAndReported(Look look)
    {
        await using var visit = await app.VisitAsync(look);
        var draft = Drafts.New();
        await visit.GoAsync($"/wizard/{draft}/data");
        await visit.ShootAsync("data-empty");

        await visit.SendAsync(Assets.Data("flowers200.zip"));

        await Assertions.Expect(visit.Page.Locator(".facts dd").First).ToHaveTextAsync("200");
        await Assertions.Expect(visit.Page.Locator($"{Report} tbody tr")).ToHaveCountAsync(5);
        await Assertions.Expect(visit.Page.Locator($"{Report} img").First).ToHaveJSPropertyAsync("complete", true);
        await visit.ShootAsync("data-report");
        await visit.Page.Locator(".thumbnail").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".big-picture img")).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Escape");

        await visit.Page.ReloadAsync();
        await visit.AliveAsync();
        await Assertions.Expect(visit.Page.Locator($"{Report} tbody tr")).ToHaveCountAsync(5);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = visit.Says("Next: Model", "Suivant : Modèle") }).ClickAsync();
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/wizard/{draft}/model$"));
    }

    [Fact]
    public async Task ManyFiles_ChosenAsFolder_KeepTheirClasses()
    {
        using var folder = new TemporaryFolder();
        foreach (var (path, index) in new[] { "cats/1.png", "cats/2.png", "dogs/1.png", "dogs/2.png", "dogs/3.png" }.Select((path, index) => (path, index)))
        {
            var file = Path.Combine(folder["pets"], path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, Pictures.Different(index));
        }

        await using var visit = await app.VisitAsync(new());
        await visit.GoAsync($"/wizard/{Drafts.New()}/data");

        await visit.Page.Locator("input[data-upload=folder]").SetInputFilesAsync(folder["pets"]);

        await Assertions.Expect(visit.Page.Locator($"{Report} tbody tr")).ToHaveCountAsync(2);
        await Assertions.Expect(visit.Page.Locator("#report")).ToHaveTextAsync("pets");
        await Assertions.Expect(visit.Page.Locator($"{Report} th[scope=row]").Last).ToHaveTextAsync("dogs");
    }

    [Fact]
    public async Task Zip_WithBrokenFiles_NamesThemAndUsesTheRest()
    {
        using var folder = new TemporaryFolder();
        var zip = ZipFiles.Write(
            folder,
            ("a/1.png", Pictures.Different(1)), ("a/2.png", Pictures.Different(2)), ("b/1.png", Pictures.Different(3)), ("b/2.png", Pictures.Different(4)),
            ("b/notes.jpg", "This is a text."u8.ToArray()), ("b/half.png", Pictures.Different(5)[..60]));
        await using var visit = await app.VisitAsync(new(390, "fr-FR"));
        await visit.GoAsync($"/wizard/{Drafts.New()}/data");

        await visit.SendAsync(zip);

        await visit.Page.GetByText("2 fichiers ont été écartés").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".unusable")).ToContainTextAsync("b/notes.jpg");
        await Assertions.Expect(visit.Page.Locator(".unusable")).ToContainTextAsync("b/half.png");
        await visit.ShootAsync("data-unusable");
    }

    [Fact]
    public async Task Zip_CutInHalf_SaysSoAndKeepsWhatWasChosen()
    {
        using var folder = new TemporaryFolder();
        var good = ZipFiles.Bytes(("a/1.png", Pictures.Different(11)), ("a/2.png", Pictures.Different(12)), ("b/1.png", Pictures.Different(13)), ("b/2.png", Pictures.Different(14)));
        await File.WriteAllBytesAsync(folder["good.zip"], good);
        await File.WriteAllBytesAsync(folder["half.zip"], good[..(good.Length / 2)]);
        await using var visit = await app.VisitAsync(new());
        await visit.GoAsync($"/wizard/{Drafts.New()}/data");
        await visit.SendAsync(folder["good.zip"]);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Choose other pictures" }).ClickAsync();

        await visit.SendAsync(folder["half.zip"]);

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("half.zip");
        await Assertions.Expect(visit.Page.Locator("#report")).ToHaveTextAsync("good");
        await visit.ShootAsync("data-broken-zip");
    }

    [Fact]
    public async Task Zip_NetworkDropsOnce_IsSentAgainByItself()
    {
        using var folder = new TemporaryFolder();
        var zip = ZipFiles.Write(folder, ("a/1.png", Pictures.Different(21)), ("a/2.png", Pictures.Different(22)), ("b/1.png", Pictures.Different(23)), ("b/2.png", Pictures.Different(24)));
        await using var visit = await app.VisitAsync(new());
        visit.Expect("ERR_CONNECTION_FAILED");
        await visit.GoAsync($"/wizard/{Drafts.New()}/data");
        var requests = 0;
        await visit.Page.RouteAsync("**/api/uploads/*", route => requests++ == 0 ? route.AbortAsync("connectionfailed") : route.ContinueAsync());

        await visit.SendAsync(zip);

        await Assertions.Expect(visit.Page.Locator($"{Report} tbody tr")).ToHaveCountAsync(2);
        Assert.Equal(2, requests);
    }

    [Fact]
    public async Task SampleTask_Chosen_IsDrawnAndReported()
    {
        await using var visit = await app.VisitAsync(new());
        await visit.GoAsync($"/wizard/{Drafts.New()}/data");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Use Letters of invented alphabets" }).ClickAsync();

        await Assertions.Expect(visit.Page.Locator($"{Report} tbody tr")).ToHaveCountAsync(24, new() { Timeout = 30_000 });
        await visit.ShootAsync("data-sample");
    }

    [Fact]
    public async Task Path_OfNothing_SaysSo()
    {
        await using var visit = await app.VisitAsync(new());
        await visit.GoAsync($"/wizard/{Drafts.New()}/data");

        await visit.Page.Locator("#path").FillAsync("/no/such/folder");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Read" }).ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("/no/such/folder");
    }

    [Fact]
    public async Task Next_WithoutPictures_SaysWhatIsMissing()
    {
        await using var visit = await app.VisitAsync(new());

        await visit.GoAsync($"/wizard/{Drafts.New()}/technique");

        await Assertions.Expect(visit.Page.GetByText("Choose pictures to go on.")).ToBeVisibleAsync();
        await visit.ShootAsync("wizard-blocked");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Back to this step: Data" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".drop-zone")).ToBeVisibleAsync();
    }
}
