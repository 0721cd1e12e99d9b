using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Datasets;

namespace TransferLab.Web.Components.Data;

/// <summary>One picture, large, with where it came from.</summary>
public sealed partial class PictureDialog
{
    [Parameter, EditorRequired]
    public required Dataset Dataset { get; set; }

    [Parameter, EditorRequired]
    public required int Row { get; set; }

    private Example Example => Dataset.Examples[Row];
}
