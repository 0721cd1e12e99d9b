using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TransferLab.Web.Appearance;

namespace TransferLab.Web.Components.Layout;

/// <summary>Light or dark: the browser's preference until the user chooses; the choice is remembered in the browser.</summary>
public sealed partial class ThemeSwitch : IAsyncDisposable
{
    private DotNetObjectReference<ThemeSwitch>? self;

    [Inject]
    public required ThemeState Theme { get; init; }

    [Inject]
    public required IJSRuntime Browser { get; init; }

    [JSInvokable]
    public void OnThemeChanged(bool isDark)
    {
        Theme.Set(isDark);
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (self is not null)
            {
                await Browser.InvokeVoidAsync("transferLabTheme.unwatch");
            }
        }
        catch (Exception gone) when (Browsers.HaveGone(gone))
        {
            // The page is gone, and its script with it.
        }

        self?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            await Browser.InvokeVoidAsync("transferLabTheme.watch", self);
        }
    }

    private async Task ToggleAsync() => await Browser.InvokeVoidAsync("transferLabTheme.choose", !Theme.IsDark);
}
