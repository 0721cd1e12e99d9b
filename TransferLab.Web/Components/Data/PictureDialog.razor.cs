using Microsoft.AspNetCore.Components;
using MudBlazor;
using TransferLab.Engine.Datasets;

namespace TransferLab.Web.Components.Data;

/// <summary>One picture, large, with where it came from.</summary>
public sealed partial class PictureDialog
{
    [Parameter, EditorRequired]
    public required Dataset Dataset { get; set; }

    [Parameter, EditorRequired]
    public required int Row { get; set; }

    /// <summary>Opens it under the name of its class.</summary>
    public static Task ShowAsync(IDialogService dialogs, Dataset dataset, int row) => dialogs.ShowAsync<PictureDialog>(
        dataset.Classes[dataset.Examples[row].ClassIndex],
        new DialogParameters<PictureDialog> { { dialog => dialog.Dataset, dataset }, { dialog => dialog.Row, row } },
        new DialogOptions { CloseButton = true, MaxWidth = MaxWidth.Medium, FullWidth = true });

    private Example Example => Dataset.Examples[Row];
}
