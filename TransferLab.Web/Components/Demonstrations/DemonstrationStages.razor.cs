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
    private IJSObjectReference? script;

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
        try
        {
            if (script is not null)
            {
                await script.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its script with it.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            script = await Browser.InvokeAsync<IJSObjectReference>("import", "./scripts/stages.js");
            await script.InvokeVoidAsync("follow", list);
        }
    }
}
