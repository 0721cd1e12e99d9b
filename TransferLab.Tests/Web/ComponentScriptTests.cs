using Microsoft.JSInterop;
using TransferLab.Web.Components;

namespace TransferLab.Tests.Web;

public sealed class ComponentScriptTests
{
    /// <summary>A closed connection, and a page that was closed before it answered.</summary>
    public static readonly TheoryData<Exception> Goodbyes = [new JSDisconnectedException("gone"), new TaskCanceledException()];

    [Fact]
    public async Task LoadAsync_ComponentGoneMeanwhile_GivesNothingAndLetsTheScriptGo()
    {
        var browser = new SlowBrowser();
        var script = new ComponentScript(browser, "./scripts/grid.js");
        var loading = script.LoadAsync();
        await script.DisposeAsync();

        browser.Module.SetResult(browser);

        Assert.Null(await loading);
        Assert.True(browser.IsLetGo);
    }

    [Fact]
    public async Task LoadAsync_BrowserGoneMeanwhile_GivesNothing()
    {
        var browser = new SlowBrowser();
        await using var script = new ComponentScript(browser, "./scripts/grid.js");
        var loading = script.LoadAsync();

        browser.Module.SetException(new JSDisconnectedException("gone"));

        Assert.Null(await loading);
    }

    [Theory]
    [MemberData(nameof(Goodbyes))]
    public async Task DisposeAsync_BrowserGone_IsNoFailure(Exception goodbye)
    {
        var browser = new SlowBrowser { Goodbye = goodbye };
        var script = new ComponentScript(browser, "./scripts/grid.js");
        browser.Module.SetResult(browser);
        await script.LoadAsync();

        await script.DisposeAsync();

        Assert.True(browser.IsLetGo);
    }

    [Fact]
    public async Task LoadAsync_ComponentStillThere_GivesTheScriptUntilItGoes()
    {
        var browser = new SlowBrowser();
        var script = new ComponentScript(browser, "./scripts/grid.js");
        browser.Module.SetResult(browser);

        Assert.Same(browser, await script.LoadAsync());
        Assert.False(browser.IsLetGo);
        await script.DisposeAsync();
        Assert.True(browser.IsLetGo);
    }

    /// <summary>A browser that answers when it is told to, with itself as the script.</summary>
    private sealed class SlowBrowser : IJSRuntime, IJSObjectReference
    {
        public TaskCompletionSource<object> Module { get; } = new();

        public bool IsLetGo { get; private set; }

        /// <summary>How letting go ends; null for well.</summary>
        public Exception? Goodbye { get; init; }

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => (TValue)await Module.Task;

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync()
        {
            IsLetGo = true;
            return Goodbye is null ? ValueTask.CompletedTask : ValueTask.FromException(Goodbye);
        }
    }
}
