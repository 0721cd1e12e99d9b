using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace TransferLab.Web.Hosting;

/// <summary>The one line on the console that says where the app is.</summary>
public static class Greeting
{
    public static void Say(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        Console.WriteLine($"TransferLab is ready: open {string.Join(" or ", addresses)} in a browser. Ctrl+C stops it.");
    }
}
