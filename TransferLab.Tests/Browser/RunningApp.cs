using Microsoft.Playwright;
using TransferLab.Tests.Browser;
using TransferLab.Tests.Support;

[assembly: AssemblyFixture(typeof(RunningApp))]

namespace TransferLab.Tests.Browser;

/// <summary>The built app as a process of its own with an empty data folder, and a Chromium; started by the first test that asks for them.</summary>
public sealed class RunningApp : IAsyncLifetime
{
    private static readonly string[] ChromiumArguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly SemaphoreSlim turn = new(1);
    private readonly TemporaryFolder data = new();
    private IPlaywright? playwright;
    private IBrowser? browser;
    private AppProcess? app;

    /// <summary>Where the app keeps everything during these tests.</summary>
    public string DataFolder => data.Path;

    /// <summary>Where screenshots go, for CI to show.</summary>
    public static string Screenshots => Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "screenshots")).FullName;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A fresh browser profile, about to visit the app that all tests share.</summary>
    public async Task<Visit> VisitAsync(Look look)
    {
        await AddressAsync();
        return await VisitAsync(app!, look);
    }

    /// <summary>Where the app that all tests share is; started if need be.</summary>
    public async Task<string> AddressAsync()
    {
        await turn.WaitAsync();
        try
        {
            app ??= await AppProcess.StartAsync(data.Path);
            return app.Address;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>A fresh browser profile, about to visit an app of the test's own.</summary>
    public async Task<Visit> VisitAsync(AppProcess own, Look look)
    {
        await turn.WaitAsync();
        try
        {
            await LaunchAsync();
        }
        finally
        {
            turn.Release();
        }

        return await Visit.OpenAsync(browser!, own.Address, look);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        data.Dispose();
        turn.Dispose();
    }

    private async Task LaunchAsync()
    {
        // Long enough for a machine that is busy with other tests; a page that is right shows it much earlier.
        Assertions.SetDefaultExpectTimeout(30_000);
        playwright ??= await Playwright.CreateAsync();
        browser ??= await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium(), Args = ChromiumArguments });
    }

    private static string Chromium() =>
        new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException("Chromium is not installed; ./test.sh installs it.");
}
