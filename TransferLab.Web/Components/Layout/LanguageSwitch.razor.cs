using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace TransferLab.Web.Components.Layout;

/// <summary>Links that show this page in another language and remember it.</summary>
public sealed partial class LanguageSwitch : IDisposable
{
    [Inject]
    public required NavigationManager Navigation { get; init; }

    public void Dispose() => Navigation.LocationChanged -= Refresh;

    protected override void OnInitialized() => Navigation.LocationChanged += Refresh;

    private static string Capital(string name) => char.ToUpper(name[0], CultureInfo.CurrentCulture) + name[1..];

    private string Address(CultureInfo language) =>
        $"/language/{language.Name}?returnTo={Uri.EscapeDataString(new Uri(Navigation.Uri).PathAndQuery)}";

    private void Refresh(object? sender, LocationChangedEventArgs change) => InvokeAsync(StateHasChanged);
}
