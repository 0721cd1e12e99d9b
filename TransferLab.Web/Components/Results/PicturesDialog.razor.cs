using Microsoft.AspNetCore.Components;
using MudBlazor;
using TransferLab.Engine;
using TransferLab.Engine.Evaluation;
using TransferLab.Web.Runs;

namespace TransferLab.Web.Components.Results;

/// <summary>The pictures behind a number.</summary>
public sealed partial class PicturesDialog
{
    private const int Step = 24;
    private int shown = Step;
    private Predictions? predictions;
    private Dictionary<int, int> indices = [];

    [Inject]
    public required ResultShelf Shelf { get; init; }

    [Parameter, EditorRequired]
    public required FinishedRun Finished { get; set; }

    /// <summary>Where the pictures stand in the data set.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<int> Rows { get; set; }

    public static Task ShowAsync(IDialogService dialogs, FinishedRun finished, IReadOnlyList<int> rows, string title) =>
        dialogs.ShowAsync<PicturesDialog>(
            title,
            new DialogParameters<PicturesDialog> { { dialog => dialog.Finished, finished }, { dialog => dialog.Rows, rows } },
            new DialogOptions { CloseButton = true, MaxWidth = MaxWidth.Large });

    protected override async Task OnInitializedAsync()
    {
        try
        {
            predictions = await Shelf.PredictionsAsync(Finished.Id);
            indices = predictions?.Rows.Select((row, index) => (row, index)).ToDictionary(item => item.row, item => item.index) ?? [];
        }
        catch (TransferLabException)
        {
            // Without its confidence a picture is still worth seeing.
        }
    }

    private (string Name, double Confidence)? Opinion(int row) => predictions is not null && indices.TryGetValue(row, out var index)
        ? (Finished.Result.Classes[predictions.Predicted(index)], predictions.Confidence(index))
        : null;

    private void ShowMore() => shown += 2 * Step;
}
