using System.Text.Json;
using Microsoft.Playwright;

namespace TransferLab.Tests.Browser;

public sealed class ResultPageTests(RunningApp browser, ResultsApp results) : IClassFixture<ResultsApp>
{
    private const string Charts = ".chart-canvas .main-svg:first-child";

    private const string Overflowing = """
        () => [...document.querySelectorAll('.chart-canvas')]
            .map(canvas => [canvas, canvas.getBoundingClientRect(), canvas.querySelector('.main-svg').getBoundingClientRect()])
            .filter(([, place, drawn]) => drawn.bottom > place.bottom + 1 || drawn.right > place.right + 1)
            .map(([canvas, place, drawn]) => `${canvas.getAttribute('aria-label')}: ${drawn.width} × ${drawn.height} in ${place.width} × ${place.height}`)
        """;

    public static TheoryData<Look> Looks => new([new Look(), new Look(Dark: true), new Look(390, "fr-FR"), new Look(390, "fr-FR", Dark: true), new Look(1920, "fr-FR")]);

    [Theory, MemberData(nameof(Looks))]
    public async Task Result_AnyLook_IsDrawnWhole(Look look)
    {
        await using var visit = await browser.VisitAsync(results.App, look);

        await visit.GoAsync($"/experiments/{results.Finished}");

        await Assertions.Expect(visit.Page.Locator("#result-headline")).ToHaveTextAsync(visit.Says(
            "78.0 % of new pictures right, between 71.8 and 83.2 %", "78,0 % de nouvelles images justes, entre 71,8 et 83,2 %"));
        await Assertions.Expect(visit.Page.Locator(Charts)).ToHaveCountAsync(5);
        await Assertions.Expect(visit.Page.Locator(".modebar")).ToHaveCountAsync(0);
        // Pictures come as they scroll into sight.
        await visit.Page.Locator("#mistakes").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(visit.Page.Locator("#mistakes img").First).ToHaveJSPropertyAsync("complete", true);
        await visit.ShootAsync("result");
        await ChartsComeToTheirPlacesAsync(visit);
    }

    [Fact]
    public async Task Window_MadeSmaller_ChartsStayInTheirPlaces()
    {
        await using var visit = await browser.VisitAsync(results.App, new());
        await visit.GoAsync($"/experiments/{results.Finished}");
        await Assertions.Expect(visit.Page.Locator(Charts)).ToHaveCountAsync(5);

        await visit.Page.SetViewportSizeAsync(900, 700);

        await visit.Page.WaitForFunctionAsync("() => window.innerWidth === 900");
        await ChartsComeToTheirPlacesAsync(visit);
    }

    [Fact]
    public async Task Theme_Switched_RedrawsTheCharts()
    {
        await using var visit = await browser.VisitAsync(results.App, new());
        await visit.GoAsync($"/experiments/{results.Finished}");
        var tick = visit.Page.Locator("#baselines .xtick text").First;
        await Assertions.Expect(tick).ToHaveCSSAsync("fill", "rgb(29, 39, 43)");

        await visit.Page.Locator(".theme-switch").ClickAsync();

        await Assertions.Expect(tick).ToHaveCSSAsync("fill", "rgb(229, 234, 236)");
    }

    [Fact]
    public async Task ConfusionCell_ByKeyboard_OpensItsPictures()
    {
        await using var visit = await browser.VisitAsync(results.App, new());
        await visit.GoAsync($"/experiments/{results.Finished}");
        var cells = visit.Page.Locator(".confusion-table button");
        await Assertions.Expect(cells.First).ToHaveAttributeAsync("tabindex", "0");

        await cells.First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(cells.Nth(1)).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToContainTextAsync("daisy, taken for dandelion");
        await Assertions.Expect(dialog.Locator(".picture-tile")).ToHaveCountAsync(7);
        await Assertions.Expect(dialog.Locator("img").First).ToHaveJSPropertyAsync("complete", true);
        await visit.ShootAsync("result-pictures");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Numbers_Asked_AreShownBesideTheChart()
    {
        await using var visit = await browser.VisitAsync(results.App, new(390, "fr-FR"));
        await visit.GoAsync($"/experiments/{results.Finished}");

        await visit.Page.Locator("#labels .numbers-toggle").ClickAsync();

        await Assertions.Expect(visit.Page.Locator("#labels tbody tr")).ToHaveCountAsync(6);
        await Assertions.Expect(visit.Page.Locator("#labels tbody tr").Last).ToContainTextAsync("84,5 %");
    }

    [Fact]
    public async Task Downloads_OfAResult_AreWhole()
    {
        await using var visit = await browser.VisitAsync(results.App, new());
        await visit.GoAsync($"/experiments/{results.Finished}");

        var table = await DownloadAsync(visit, "Predictions (CSV)");
        var experiment = await DownloadAsync(visit, "Experiment (JSON)");
        var result = await DownloadAsync(visit, "Result (JSON)");

        Assert.Equal(201, table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("daisy/picture-", table, StringComparison.Ordinal);
        Assert.Equal("mobilenetv2-1.0-224-imagenet", JsonDocument.Parse(experiment).RootElement.GetProperty("backbone").GetProperty("id").GetString());
        Assert.Equal(0.78, JsonDocument.Parse(result).RootElement.GetProperty("evaluation").GetProperty("accuracy").GetProperty("value").GetDouble(), tolerance: 1e-9);
    }

    /// <summary>
    /// Waits until no chart is drawn beyond the place kept for it, over what comes below.
    /// Every chart answers a change of the window in its own time, so one being in place says nothing of the others.
    /// </summary>
    private static async Task ChartsComeToTheirPlacesAsync(Visit visit)
    {
        try
        {
            await visit.Page.WaitForFunctionAsync($"() => ({Overflowing})().length === 0", options: new() { Timeout = 20_000 });
        }
        catch (TimeoutException)
        {
            Assert.Empty(await visit.Page.EvaluateAsync<string[]>(Overflowing));
        }
    }

    private static async Task<string> DownloadAsync(Visit visit, string name)
    {
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync());
        return await File.ReadAllTextAsync(await download.PathAsync());
    }
}
