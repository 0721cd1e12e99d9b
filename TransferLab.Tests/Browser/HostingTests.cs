using System.Net;
using Microsoft.Playwright;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Browser;

public sealed class HostingTests(RunningApp running)
{
    [Fact]
    public async Task Start_SaysWhereItIs_AndKeepsQuietOtherwise()
    {
        using var data = new TemporaryFolder();
        await using var app = await AppProcess.StartAsync(data.Path);

        await app.SaysAsync($"open {app.Address} in a browser");

        var output = app.Output;
        Assert.False(output.Contains("warn:", StringComparison.Ordinal) || output.Contains("fail:", StringComparison.Ordinal), output);
    }

    [Fact]
    public async Task Start_PortInUse_SaysSoInWords()
    {
        using var data = new TemporaryFolder();
        using var other = new TemporaryFolder();
        await using var app = await AppProcess.StartAsync(data.Path);

        var (code, output) = await AppProcess.FailAsync(other.Path, app.Port);

        Assert.Equal(1, code);
        Assert.Contains("--urls", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OnAFolderInUse_IsRefusedInWords()
    {
        using var data = new TemporaryFolder();
        await using var app = await AppProcess.StartAsync(data.Path);

        var (code, output) = await AppProcess.FailAsync(data.Path);

        Assert.Equal(1, code);
        Assert.Contains(data.Path, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithSettingOutOfRange_NamesIt()
    {
        using var data = new TemporaryFolder();

        var (code, output) = await AppProcess.FailAsync(data.Path, null, "--TransferLab:Uploads:MaximumFiles", "0");

        Assert.Equal(1, code);
        Assert.Contains("MaximumFiles", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kill_ThenRestart_PageReconnectsAndDraftIsThere()
    {
        using var data = new TemporaryFolder();
        var app = await AppProcess.StartAsync(data.Path);
        await using var visit = await running.VisitAsync(app, new());
        // What the browser says of a server that is gone.
        visit.Expect("console:");
        visit.Expect("failed:");
        await visit.GoAsync("/wizard/survivor01/task");
        await visit.Page.GetByText("Drawings, letters, symbols, signs").ClickAsync();
        await visit.Page.GetByText("100 to 1,000").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".outlook")).ToBeVisibleAsync();

        await app.DisposeAsync();
        await Assertions.Expect(visit.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await visit.ShootAsync("reconnecting");
        await using var again = await AppProcess.StartAsync(data.Path, app.Port);

        // The page comes back by itself or by the button, whichever is first.
        await visit.GoAsync("/wizard/survivor01/task");
        await Assertions.Expect(visit.Page.Locator(".outlook")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Upload_WithoutThePagesToken_IsRefusedInTheBrowsersLanguage()
    {
        var address = await running.AddressAsync();
        using var http = new HttpClient { DefaultRequestHeaders = { { "Accept-Language", "fr" } } };
        using var form = new MultipartFormDataContent { { new ByteArrayContent([1]), "files", "a.png" } };

        using var answer = await http.PostAsync(new Uri($"{address}/api/uploads/{Guid.NewGuid()}"), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("Rechargez", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_UnderAForeignName_IsRefused()
    {
        var address = await running.AddressAsync();
        using var http = new HttpClient { DefaultRequestHeaders = { Host = "transferlab.example" } };

        using var answer = await http.GetAsync(new Uri(address), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory, InlineData("//evil.example"), InlineData("https://evil.example"), InlineData("/\\evil.example"), InlineData("")]
    public async Task Language_ReturnToElsewhere_StaysHere(string returnTo)
    {
        var address = await running.AddressAsync();
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

        using var answer = await http.GetAsync(new Uri($"{address}/language/fr?returnTo={Uri.EscapeDataString(returnTo)}"), TestContext.Current.CancellationToken);

        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }
}
