using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace TransferLab.Tests.Browser;

/// <summary>One page in a fresh profile, with everything it complained about. Closing it fails the test when there was anything.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly string address;
    private readonly Look look;
    private readonly ConcurrentQueue<string> complaints = [];
    private readonly List<string> expected = [];

    private Visit(IBrowserContext context, IPage page, string address, Look look)
    {
        (this.context, Page, this.address, this.look) = (context, page, address, look);
        page.Console += (_, message) => Complain(message.Type == "error", $"console: {message.Text}");
        page.PageError += (_, error) => Complain(true, $"script: {error}");
        page.Request += (_, request) => Complain(IsForeign(request.Url), $"foreign request: {request.Url}");
        page.Response += (_, response) => Complain(response.Status >= 400, $"{response.Status}: {response.Url}");
        // Leaving a page gives up what it was still fetching.
        page.RequestFailed += (_, request) => Complain(request.Failure != "net::ERR_ABORTED", $"failed: {request.Url} {request.Failure}");
    }

    public IPage Page { get; }

    public static async Task<Visit> OpenAsync(IBrowser browser, string address, Look look)
    {
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = look.Width, Height = look.Width < 600 ? 844 : 800 },
            Locale = look.Language,
            ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            BaseURL = address,
        });
        context.SetDefaultTimeout(60_000);
        return new(context, await context.NewPageAsync(), address, look);
    }

    /// <summary>Opens a page and waits until it is alive.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await AliveAsync();
    }

    /// <summary>Waits until the page is connected: from then on buttons do something.</summary>
    public Task AliveAsync() => Page.Locator("[data-interactive]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    /// <summary>Waits for something that takes its time. Where it does not come, the failure tells what the page shows instead.</summary>
    public async Task SeeAsync(ILocator place, TimeSpan atMost)
    {
        try
        {
            await place.First.WaitForAsync(new() { Timeout = (float)atMost.TotalMilliseconds });
        }
        catch (TimeoutException late)
        {
            throw new InvalidOperationException($"{place} did not come within {atMost}. {Page.Url} shows:{Environment.NewLine}{await Page.Locator("main").InnerTextAsync()}", late);
        }
    }

    /// <summary>Chooses files in the first place that takes some.</summary>
    public Task SendAsync(params string[] files) => Page.Locator("input[data-upload=files]").First.SetInputFilesAsync(files);

    /// <summary>The English or the French text, as this visitor sees it.</summary>
    public string Says(string english, string french) => look.French ? french : english;

    /// <summary>Names a complaint that belongs to what is tested, by a part of it.</summary>
    public void Expect(string part) => expected.Add(part);

    /// <summary>Keeps a picture of the whole page, and fails where it is wider than the window.</summary>
    public async Task ShootAsync(string name)
    {
        // The bar on top stays in view: in a picture of the whole page it belongs to the top.
        await Page.EvaluateAsync("() => window.scrollTo(0, 0)");
        await Page.ScreenshotAsync(new()
        {
            Path = Path.Combine(RunningApp.Screenshots, $"{name}-{look}.png"),
            FullPage = true,
            Animations = ScreenshotAnimations.Disabled,
        });
        var beyond = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - window.innerWidth");
        Assert.True(beyond <= 0, $"{name} is {beyond} px wider than the window.");
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        string[] unexpected = [.. complaints.Where(complaint => !expected.Exists(part => complaint.Contains(part, StringComparison.Ordinal)))];
        Assert.Empty(unexpected);
    }

    private bool IsForeign(string url) =>
        !url.StartsWith(address, StringComparison.Ordinal)
        && !url.StartsWith("data:", StringComparison.Ordinal)
        && !url.StartsWith("blob:", StringComparison.Ordinal);

    private void Complain(bool really, string complaint)
    {
        if (really)
        {
            complaints.Enqueue(complaint);
        }
    }
}
