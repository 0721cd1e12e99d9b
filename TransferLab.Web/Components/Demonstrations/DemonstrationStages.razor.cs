using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Demonstrations;

namespace TransferLab.Web.Components.Demonstrations;

/// <summary>What is being done and why, part by part as it happens.</summary>
public sealed partial class DemonstrationStages : IAsyncDisposable
{
    private ElementReference list;
    private ComponentScript? script;

    [Inject]
    public required IJSRuntime Browser { get; init; }

    [Parameter, EditorRequired]
    public required Demonstration Demonstration { get; set; }

    [Parameter, EditorRequired]
    public required DemonstrationStage Shown { get; set; }

    /// <summary>Of the pictures.</summary>
    [Parameter]
    public RunProgress? Progress { get; set; }

    /// <summary>Of the chosen network; null before.</summary>
    [Parameter]
    public BackboneCard? Card { get; set; }

    /// <summary>Null before.</summary>
    [Parameter]
    public Run? Run { get; set; }

    public async ValueTask DisposeAsync()
    {
        if (script is not null)
        {
            await script.DisposeAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            script = new(Browser, "./scripts/stages.js");
            if (await script.LoadAsync() is { } loaded)
            {
                await loaded.InvokeVoidAsync("follow", list);
            }
        }
    }
}
