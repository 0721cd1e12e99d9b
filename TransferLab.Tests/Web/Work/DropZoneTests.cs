using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using TransferLab.Engine;
using TransferLab.Tests.Support;
using TransferLab.Web.Components.Work;
using TransferLab.Web.Uploads;

namespace TransferLab.Tests.Web.Work;

public sealed class DropZoneTests : PageContext
{
    private readonly TemporaryFolder folder = new();

    public DropZoneTests()
    {
        Services.AddSingleton(new DataFolder(folder.Path));
        Services.AddOptions<UploadOptions>();
        Services.AddSingleton<UploadDesk>();
        Services.AddSingleton<AntiforgeryStateProvider>(new NoForgery());
    }

    [Fact]
    public async Task Chosen_WhileOthersAreSent_ChangesNothing()
    {
        var script = JSInterop.SetupModule("./scripts/upload.js");
        script.SetupModule("attach", _ => true).SetupVoid("send", _ => true).SetVoidResult();
        var zone = Render<DropZone>(parameters => parameters.Add(one => one.Title, "Drop").Add(one => one.ChooseText, "Choose"));

        await zone.InvokeAsync(() => zone.Instance.OnChosen(3, 300, "first"));
        await zone.InvokeAsync(() => zone.Instance.OnChosen(9, 900, "second"));

        Assert.Contains("Sending first", zone.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("second", zone.Markup, StringComparison.Ordinal);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        folder.Dispose();
    }

    private sealed class NoForgery : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
