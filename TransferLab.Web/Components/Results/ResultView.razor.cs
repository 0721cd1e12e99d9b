using Microsoft.AspNetCore.Components;
using MudBlazor;
using TransferLab.Engine;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Runs;

namespace TransferLab.Web.Components.Results;

/// <summary>What a run found out: the answer in words first, then everything that stands behind it.</summary>
public sealed partial class ResultView
{
    private bool loaded;
    private TransferLabException? trouble;
    private RunId shown;

    [Inject]
    public required ResultShelf Shelf { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Parameter, EditorRequired]
    public required RunId Id { get; set; }

    private FinishedRun? Finished { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (loaded && shown == Id)
        {
            return;
        }

        (loaded, trouble, Finished, shown) = (false, null, null, Id);
        try
        {
            Finished = await Shelf.FindAsync(Id);
        }
        catch (TransferLabException damaged)
        {
            trouble = damaged;
        }

        loaded = true;
    }

    private Task OpenAsync(ConfusionCell cell) => Finished is null
        ? Task.CompletedTask
        : PicturesDialog.ShowAsync(Dialogs, Finished, cell.Rows, Title(cell));

    private string Title(ConfusionCell cell) => cell.Actual == cell.Predicted
        ? L["{0}, recognised", Finished!.Result.Classes[cell.Actual]]
        : L["{0}, taken for {1}", Finished!.Result.Classes[cell.Actual], Finished.Result.Classes[cell.Predicted]];
}
