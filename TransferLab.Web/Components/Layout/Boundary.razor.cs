using Microsoft.AspNetCore.Components;

namespace TransferLab.Web.Components.Layout;

/// <summary>Shows problem and remedy in place of a page that failed; the rest of the app stays usable.</summary>
public sealed partial class Boundary
{
    [Inject]
    public required ILogger<Boundary> Log { get; init; }

    protected override Task OnErrorAsync(Exception exception)
    {
        Log.LogError(exception, "A page failed.");
        return Task.CompletedTask;
    }
}
