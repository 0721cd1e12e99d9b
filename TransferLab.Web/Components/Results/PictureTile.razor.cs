using Microsoft.AspNetCore.Components;
using MudBlazor;
using TransferLab.Engine.Datasets;
using TransferLab.Web.Components.Data;
using TransferLab.Web.Runs;

namespace TransferLab.Web.Components.Results;

/// <summary>One test picture, small, with what was said of it; chosen, it opens large.</summary>
public sealed partial class PictureTile
{
    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Parameter, EditorRequired]
    public required FinishedRun Finished { get; set; }

    /// <summary>Where the picture stands in the data set.</summary>
    [Parameter, EditorRequired]
    public required int Row { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private Example? Example => Finished.Dataset?.Examples.ElementAtOrDefault(Row);

    private Task OpenAsync() => PictureDialog.ShowAsync(Dialogs, Finished.Dataset!, Row);
}
