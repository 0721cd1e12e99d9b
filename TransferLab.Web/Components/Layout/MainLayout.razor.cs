using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace TransferLab.Web.Components.Layout;

/// <summary>The frame around every page: top bar, content, and what a page shows when it fails.</summary>
public sealed partial class MainLayout : IDisposable
{
    private Boundary? boundary;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    // An address of a fragment alone would lead to the base address.
    private string SkipAddress => $"{new Uri(Navigation.Uri).PathAndQuery}#content";

    public void Dispose() => Navigation.LocationChanged -= Recover;

    protected override void OnInitialized() => Navigation.LocationChanged += Recover;

    private void Recover(object? sender, LocationChangedEventArgs change) => InvokeAsync(() =>
    {
        boundary?.Recover();
        StateHasChanged();
    });
}
