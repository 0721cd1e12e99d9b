using System.Globalization;
using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Backbones;
using TransferLab.Web.Backbones;
using TransferLab.Web.Work;

namespace TransferLab.Web.Components.Backbones;

/// <summary>One network: what it learned from, how large it is, and a button to choose or fetch it.</summary>
public sealed partial class BackboneTile
{
    [Inject]
    public required BackboneDesk Desk { get; init; }

    [Inject]
    public required WorkDesk Work { get; init; }

    /// <summary>Has a card.</summary>
    [Parameter, EditorRequired]
    public required BackboneEntry Entry { get; set; }

    [Parameter]
    public bool Chosen { get; set; }

    [Parameter]
    public EventCallback<BackboneCard> OnChosen { get; set; }

    [Parameter]
    public EventCallback OnArrived { get; set; }

    private BackboneCard Card => Entry.Card!;

    private string TrainedOn => Card.TrainedOn.For(CultureInfo.CurrentUICulture) is { Length: > 0 } text ? text : L["Nobody wrote down what it learned from."];

    private bool Downloading => Work.Find(BackboneDesk.DownloadKey(Entry.Id)) is { State: WorkState.Running };

    private async Task EndedAsync(WorkState ended)
    {
        if (ended is WorkState.Finished)
        {
            Work.Forget(BackboneDesk.DownloadKey(Entry.Id));
            await OnArrived.InvokeAsync();
        }
    }
}
