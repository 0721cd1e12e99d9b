using System.Net.NetworkInformation;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace TransferLab.Tests.Browser;

/// <summary>What <see cref="OfflineTests"/> runs where there is no network; by itself it runs only when asked for by name.</summary>
public sealed class EveryClick(RunningApp app)
{
    [Fact(Explicit = true)]
    public async Task StartPage_WithoutNetwork_EveryClickEndsOnItsResult()
    {
        Assert.DoesNotContain(NetworkInterface.GetAllNetworkInterfaces(), network => network.NetworkInterfaceType is not NetworkInterfaceType.Loopback);
        await using var visit = await app.VisitAsync(new Look());

        await SeeAsync(visit, "See it work");
        await SeeAsync(visit, "See it fail");
        await SeeAsync(visit, "See it make no difference");
    }

    private static async Task SeeAsync(Visit visit, string button)
    {
        await visit.GoAsync("/");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex("/experiments/.*demonstration="), new() { Timeout = 300_000 });
        await visit.Page.Locator("#result-headline").WaitForAsync();
        await visit.Page.Locator(".chart-canvas .main-svg").First.WaitForAsync();
    }
}
