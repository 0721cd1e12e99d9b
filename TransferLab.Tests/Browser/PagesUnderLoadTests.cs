using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Experiments;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Browser;

/// <summary>While a run takes all cores, pages come, are alive, and files can be sent.</summary>
public sealed class PagesUnderLoadTests(RunningApp browser)
{
    [HeavyFact]
    public async Task Pages_WhileARunTakesAllCores_AnswerAndAreAlive()
    {
        using var data = new TemporaryFolder();
        var document = await PrepareAsync(data.Path);
        await using var app = await AppProcess.StartAsync(data.Path);
        using var http = new HttpClient { BaseAddress = new Uri(app.Address) };
        using var started = await http.PostAsync("/api/runs", new StringContent(document, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        var run = started.Headers.Location!.OriginalString;

        await WorksOnAsync(http, run, "features");
        await EveryPageAnswersAsync(http);
        await using (var visit = await browser.VisitAsync(app, new()))
        {
            await visit.GoAsync($"/experiments/{run.Split('/')[^1]}");
            await Assertions.Expect(visit.Page.Locator(".run-step.running")).ToBeVisibleAsync();
            await visit.ShootAsync("run-under-way");
            await visit.GoAsync($"/wizard/{Drafts.New()}/data");
            using var folder = new TemporaryFolder();
            await visit.SendAsync(ZipFiles.Write(folder, [.. Enumerable.Range(0, 6).Select(i => ($"{"ab"[i % 2]}/{i}.png", Pictures.Different(i)))]));
            await Assertions.Expect(visit.Page.Locator(".facts dd").First).ToHaveTextAsync("6");
        }

        Assert.Equal("running", await StateAsync(http, run));

        // The classifier, too, learns on all cores.
        await IsAtAsync(http, run, "head");
        await EveryPageAnswersAsync(http);
        await using (var visit = await browser.VisitAsync(app, new()))
        {
            await visit.GoAsync($"/experiments/{run.Split('/')[^1]}");
            await visit.GoAsync($"/wizard/{Drafts.New()}/data");
        }

        Assert.Equal("running", await StateAsync(http, run));
    }

    private static async Task EveryPageAnswersAsync(HttpClient http)
    {
        foreach (var page in new[] { "/", "/experiments", "/wizard/underload1/task", "/wizard/underload1/data" })
        {
            using var answer = await http.GetAsync(new Uri(page, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    /// <summary>Waits until some of the step is done.</summary>
    private static Task WorksOnAsync(HttpClient http, string run, string step) => WaitAsync(http, run, step, at => at["done"]?.GetValue<long>() > 0);

    /// <summary>Waits until the step has begun.</summary>
    private static Task IsAtAsync(HttpClient http, string run, string step) => WaitAsync(http, run, step, at => at["state"]!.GetValue<string>() == "running");

    private static async Task WaitAsync(HttpClient http, string run, string step, Predicate<JsonNode> reached)
    {
        while (true)
        {
            var status = await StatusAsync(http, run);
            Assert.Contains(status["state"]!.GetValue<string>(), (string[])["queued", "running"]);
            if (status["steps"]!.AsArray().Any(at => at!["id"]!.GetValue<string>() == step && reached(at)))
            {
                return;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<string> StateAsync(HttpClient http, string run) => (await StatusAsync(http, run))["state"]!.GetValue<string>();

    private static async Task<JsonNode> StatusAsync(HttpClient http, string run) =>
        JsonNode.Parse(await http.GetStringAsync(new Uri(run, UriKind.Relative), TestContext.Current.CancellationToken))!;

    /// <summary>Enough pictures that the run is not over before the pages were looked at.</summary>
    private static async Task<string> PrepareAsync(string folder)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?> { ["TransferLab:BackboneFolders:0"] = Path.Combine(Assets.Root, "backbones") })
                .Build())
            .AddSingleton(new DataFolder(folder))
            .AddTransferLabEngine()
            .BuildServiceProvider();
        var dataset = await services.GetRequiredService<DatasetLibrary>().ImportAsync(new ZipSource(Assets.Data("sign-digits.zip")));
        var card = (await services.GetRequiredService<BackboneLibrary>().FindAsync("mobilenetv2-1.0-224-imagenet"))!.Card!;
        return ExperimentReader.Write(new()
        {
            Name = "All cores",
            Task = Experiment.ImageClassification,
            Dataset = new() { Id = dataset.Id, Version = dataset.Version },
            Backbone = new() { Id = card.Id, Sha256 = card.Sha256 },
            Technique = new() { Kind = "feature-extraction", Head = "logistic-regression" },
        });
    }
}
