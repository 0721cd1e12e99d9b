using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using TransferLab.Engine.Transferability.Sources;

namespace TransferLab.Tests.Browser;

/// <summary>The HTTP interface of the started app, as a program uses it.</summary>
public sealed class ApiTests(ResultsApp results) : IClassFixture<ResultsApp>
{
    [Fact]
    public async Task Post_DocumentOfAnEarlierRun_IsPutInLineAndTellsHowFarItIs()
    {
        using var http = new HttpClient { BaseAddress = new Uri(results.App.Address) };
        var document = await http.GetStringAsync($"/api/runs/{results.Finished}/experiment.json", TestContext.Current.CancellationToken);

        using var answer = await http.PostAsync("/api/runs", Json(document), TestContext.Current.CancellationToken);

        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var status = JsonNode.Parse(await http.GetStringAsync(answer.Headers.Location, TestContext.Current.CancellationToken))!;
        for (var waited = 0; status["state"]!.GetValue<string>() is "queued" or "running" && waited < 600; waited++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            status = JsonNode.Parse(await http.GetStringAsync(answer.Headers.Location, TestContext.Current.CancellationToken))!;
        }

        // The document names a file of the network that nobody has: the run says so.
        Assert.Equal("failed", status["state"]!.GetValue<string>());
        Assert.NotEmpty(status["failure"]!["remedy"]!.GetValue<string>());
        Assert.NotEmpty(status["steps"]!.AsArray());
    }

    [Fact]
    public async Task Get_FinishedRun_NamesItsResult()
    {
        using var http = new HttpClient { BaseAddress = new Uri(results.App.Address) };

        var status = JsonNode.Parse(await http.GetStringAsync($"/api/runs/{results.Finished}", TestContext.Current.CancellationToken))!;

        Assert.Equal("finished", status["state"]!.GetValue<string>());
        Assert.Equal($"/api/runs/{results.Finished}/result.json", status["result"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("{", "application/json", HttpStatusCode.BadRequest, "JSON valide")]
    [InlineData("""{"schemaVersion":1,"name":"x"}""", "application/json", HttpStatusCode.BadRequest, "$")]
    [InlineData("{}", "text/plain", HttpStatusCode.UnsupportedMediaType, "Content-Type")]
    public async Task Post_WhatIsNoExperiment_IsRefusedWithTheRemedyInTheCallersLanguage(string body, string type, HttpStatusCode expected, string part)
    {
        using var http = new HttpClient { BaseAddress = new Uri(results.App.Address), DefaultRequestHeaders = { { "Accept-Language", "fr" } } };

        using var answer = await http.PostAsync("/api/runs", Json(body, type), TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
        var refusal = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Contains(part, refusal.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
        Assert.NotEmpty(refusal["remedy"]!.GetValue<string>());
    }

    [Fact]
    public async Task Post_DocumentOfMegabytes_IsRefusedByItsLength()
    {
        using var http = new HttpClient { BaseAddress = new Uri(results.App.Address) };

        using var answer = await http.PostAsync("/api/runs", Json(new string(' ', 2 << 20)), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("problem", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("runs/20200101-000000-00000000")]
    [InlineData("runs/nonsense")]
    [InlineData("runs/..%2f..%2fetc")]
    [InlineData("runs/nonsense/experiment.json")]
    [InlineData("runs/20200101-000000-00000000/result.json")]
    [InlineData("runs/20200101-000000-00000000/predictions.csv")]
    [InlineData("runs/20200101-000000-00000000/model.zip")]
    [InlineData("datasets/nowhere/000000000000/0")]
    [InlineData("samples/nothing/0")]
    public async Task Get_WhatIsNotThere_SaysSo(string name)
    {
        using var http = new HttpClient { BaseAddress = new Uri(results.App.Address) };

        using var answer = await http.GetAsync(new Uri($"/api/{name}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.NotEmpty(JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["remedy"]!.GetValue<string>());
    }

    [Fact]
    public async Task PostReference_PicturesOfTheLibrary_IsKeptForTheNetwork()
    {
        using var http = new HttpClient { BaseAddress = new Uri(results.App.Address) };
        var experiment = JsonNode.Parse(await http.GetStringAsync($"/api/runs/{results.Finished}/experiment.json", TestContext.Current.CancellationToken))!;
        var request = new JsonObject { ["dataset"] = experiment["dataset"]!["id"]!.GetValue<string>(), ["name"] = "Our archive" };

        using var answer = await http.PostAsync("/api/backbones/transferlab-glyphs/reference", Json(request.ToJsonString()), TestContext.Current.CancellationToken);

        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        var told = JsonNode.Parse(text)!;
        var kept = SourceReferenceFile.Read(await File.ReadAllBytesAsync(told["file"]!.GetValue<string>(), TestContext.Current.CancellationToken), "reference");
        Assert.Equal("Our archive", kept.Name.En);
        Assert.Equal(told["pictures"]!.GetValue<int>(), kept.Count);
        Assert.Equal(told["width"]!.GetValue<int>(), kept.Width);
        Assert.Equal(200, kept.Count);
    }

    [Theory]
    [InlineData("transferlab-glyphs", "nowhere", HttpStatusCode.BadRequest)]
    [InlineData("unheard-of", "nowhere", HttpStatusCode.NotFound)]
    public async Task PostReference_OfWhatIsNotHere_IsRefusedWithTheRemedy(string backbone, string dataset, HttpStatusCode expected)
    {
        using var http = new HttpClient { BaseAddress = new Uri(results.App.Address) };

        using var answer = await http.PostAsync($"/api/backbones/{backbone}/reference", Json(new JsonObject { ["dataset"] = dataset }.ToJsonString()), TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
        Assert.NotEmpty(JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["remedy"]!.GetValue<string>());
    }

    private static StringContent Json(string text, string type = "application/json") => new(text, Encoding.UTF8, MediaTypeHeaderValue.Parse(type));
}
