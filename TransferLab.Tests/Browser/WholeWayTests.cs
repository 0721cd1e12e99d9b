using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TransferLab.Tests.Support;
using TransferLab.Tests.Support.Probes;

namespace TransferLab.Tests.Browser;

/// <summary>From nothing to a judged classifier, and the same again from what is kept, as a newcomer would click.</summary>
public sealed partial class WholeWayTests(RunningApp browser)
{
    private const string Backbone = "mobilenetv2-1.0-224-imagenet";
    private const int Charts = 7;

    [HeavyTheory, MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task Zip_ToResult_ReachesTheReferenceAndComesFromTheCacheTheSecondTime(Look look)
    {
        using var data = new TemporaryFolder();
        await using var app = await AppProcess.StartAsync(data.Path);
        await using var visit = await browser.VisitAsync(app, look);
        var walk = new WizardWalk(visit);

        await walk.BeginAsync();
        await walk.SendAsync(Assets.Data("flowers200.zip"));
        await walk.ChooseModelAsync("MobileNetV2 (ImageNet)");
        await walk.ChooseHeadAsync(visit.Says("Logistic regression", "Régression logistique"));
        await walk.RunAsync();
        await walk.SeeResultAsync();

        var first = await SeenAsync(visit, "way-6-result");
        var (low, high) = Interval(await visit.Page.Locator("#result-headline").InnerTextAsync(), look);
        var reference = ReferenceAccuracy.All.Single(entry => entry.Backbone == Backbone && entry.Dataset == "flowers200");
        Assert.InRange(reference.Mean, low, high);
        await OpenConfusionAsync(visit);
        var computed = CacheOf(data);
        Assert.NotEmpty(computed);

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = visit.Says("Run exactly this again", "Relancer exactement la même") }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/experiments/*");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("flowers200");
        await visit.Page.Locator("#result-headline").WaitForAsync();
        var again = await SeenAsync(visit, "way-7-again");

        Assert.Equal(computed, CacheOf(data));
        foreach (var step in new[] { "head", "baselines", "learning-curve" })
        {
            Assert.False(Reused(first, step));
            Assert.True(Reused(again, step), $"{step} was computed again.");
        }

        Assert.True(
            JsonNode.DeepEquals(WithoutTimes(first), WithoutTimes(again)),
            $"The same experiment gave another result:{Environment.NewLine}{WithoutTimes(again)}");

        await visit.GoAsync("/experiments");
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await visit.ShootAsync("way-8-experiments");
    }

    /// <summary>Waits for the whole result and fetches it as the page offers it.</summary>
    private static async Task<JsonObject> SeenAsync(Visit visit, string name)
    {
        await Assertions.Expect(visit.Page.Locator(".chart-canvas .main-svg:first-child")).ToHaveCountAsync(Charts);
        await visit.Page.Locator("#mistakes").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(visit.Page.Locator("#mistakes img").First).ToHaveJSPropertyAsync("complete", true);
        await visit.ShootAsync(name);
        var link = visit.Page.GetByRole(AriaRole.Link, new() { Name = visit.Says("Result (JSON)", "Résultat (JSON)") });
        var answer = await visit.Page.APIRequest.GetAsync(await link.GetAttributeAsync("href") ?? "");
        return JsonNode.Parse(await answer.TextAsync())!.AsObject();
    }

    private static async Task OpenConfusionAsync(Visit visit)
    {
        await visit.Page.Locator(".confusion-table button").First.ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog.Locator("img").First).ToHaveJSPropertyAsync("complete", true);
        await visit.ShootAsync("way-6-pictures");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
    }

    /// <summary>The bounds in the headline, in per cent.</summary>
    private static (double Low, double High) Interval(string headline, Look look)
    {
        var culture = CultureInfo.GetCultureInfo(look.Language);
        double[] numbers = [.. Number().Matches(headline).Select(match => double.Parse(match.Value, culture))];
        Assert.True(numbers.Length == 3, headline);
        Assert.True(numbers[1] < numbers[0] && numbers[0] < numbers[2], headline);
        return (numbers[1], numbers[2]);
    }

    /// <summary>Every file of the feature cache, with its length and the time of its last change.</summary>
    private static List<(string Path, long Length, DateTime Written)> CacheOf(TemporaryFolder data) =>
        [.. new DirectoryInfo(data["cache/features"]).EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => (file.FullName, file.Length, file.LastWriteTimeUtc))
            .Order()];

    private static bool Reused(JsonObject result, string step) =>
        result["timings"]!.AsArray().Single(timing => timing!["step"]!.GetValue<string>() == step)!["reused"]!.GetValue<bool>();

    private static JsonObject WithoutTimes(JsonObject result)
    {
        var copy = result.DeepClone().AsObject();
        copy.Remove("timings");
        copy.Remove("machine");
        return copy;
    }

    [GeneratedRegex(@"\d+[.,]\d+")]
    private static partial Regex Number();
}
