using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Backbones;
using TransferLab.Web.Work;

namespace TransferLab.Web.Components.Backbones;

/// <summary>One network: what it learned from, how large it is, and a button to choose or fetch it.</summary>
public sealed partial class BackboneTile
{
    private TransferLabException? failure;

    [Inject]
    public required BackboneDesk Desk { get; init; }

    [Inject]
    public required WorkDesk Work { get; init; }

    [Inject]
    public required BackboneLibrary Library { get; init; }

    [Inject]
    public required RunQueue Queue { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    /// <summary>Has a card.</summary>
    [Parameter, EditorRequired]
    public required BackboneEntry Entry { get; set; }

    [Parameter]
    public bool Chosen { get; set; }

    [Parameter]
    public EventCallback<BackboneCard> OnChosen { get; set; }

    /// <summary>It was fetched or deleted: the list is another one.</summary>
    [Parameter]
    public EventCallback OnListChanged { get; set; }

    private BackboneCard Card => Entry.Card!;

    private string TrainedOn => Card.TrainedOn.For(CultureInfo.CurrentUICulture) is { Length: > 0 } text ? text : L["Nobody wrote down what it learned from."];

    private bool Downloading => Work.Find(BackboneDesk.DownloadKey(Entry.Id)) is { State: WorkState.Running };

    private async Task EndedAsync(WorkState ended)
    {
        if (ended is WorkState.Finished)
        {
            Work.Forget(BackboneDesk.DownloadKey(Entry.Id));
            await OnListChanged.InvokeAsync();
        }
    }

    private async Task DeleteAsync()
    {
        var delete = await Dialogs.ShowMessageBoxAsync(
            L["Delete {0}?", Card.Name],
            L["Its file is removed from this machine for good. Experiments with it keep their results, but can be run again only once the very same file is imported again."],
            yesText: L["Delete"],
            cancelText: L["Keep it"]);
        if (delete != true)
        {
            return;
        }

        try
        {
            failure = null;
            await Task.Run(DeleteFileAsync);
            await OnListChanged.InvokeAsync();
        }
        catch (TransferLabException known)
        {
            failure = known;
        }
    }

    private async Task DeleteFileAsync()
    {
        if (Queue.Active.Any(run => run.Experiment.Backbone?.Id == Entry.Id))
        {
            throw new TransferLabException($"A run that has not ended needs {Card.Name}.", $"Wait until it has ended or stop it, then delete again.");
        }

        try
        {
            await Library.DeleteAsync(Entry.Id);
        }
        catch (Exception known) when (known is IOException or UnauthorizedAccessException)
        {
            throw new TransferLabException($"{Card.Name} cannot be deleted: {known.Message}", $"Close whatever else has the file open, then delete again.", known);
        }
    }
}
