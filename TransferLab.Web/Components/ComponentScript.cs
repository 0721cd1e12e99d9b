using Microsoft.JSInterop;

namespace TransferLab.Web.Components;

/// <summary>The script of one component. Where the component is taken out before the script has come, or the browser has gone, nothing happens.</summary>
/// <param name="browser">Where it runs.</param>
/// <param name="path">Such as <c>./scripts/grid.js</c>.</param>
internal sealed class ComponentScript(IJSRuntime browser, string path) : IAsyncDisposable
{
    private IJSObjectReference? module;
    private bool disposed;

    /// <summary>Loads it. To be called by the component's thread, as everything here.</summary>
    /// <returns>Null where nobody waits for it any more: then the component's elements are gone, too, and must not be given to it.</returns>
    public async Task<IJSObjectReference?> LoadAsync()
    {
        try
        {
            var loaded = await browser.InvokeAsync<IJSObjectReference>("import", path);
            if (disposed)
            {
                await loaded.DisposeAsync();
                return null;
            }

            return module = loaded;
        }
        catch (Exception gone) when (Browsers.HaveGone(gone))
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        disposed = true;
        try
        {
            if (module is not null)
            {
                await module.DisposeAsync();
            }
        }
        catch (Exception gone) when (Browsers.HaveGone(gone))
        {
            // The page is gone, and its script with it.
        }
    }
}
