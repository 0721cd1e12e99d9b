using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using TransferLab.Web.Appearance;

namespace TransferLab.Tests.Web;

/// <summary>What every component of the app needs, without a browser; in one language.</summary>
public abstract class PageContext : BunitContext
{
    protected PageContext()
    {
        // Waiting ends as soon as what is waited for is there; a busy machine needs more than the usual second.
        DefaultWaitTimeout = TimeSpan.FromSeconds(20);
        Speak("en");
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization();
        Services.AddMudServices();
        Services.AddScoped<ThemeState>();
    }

    protected static void Speak(string language) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(language);
}
