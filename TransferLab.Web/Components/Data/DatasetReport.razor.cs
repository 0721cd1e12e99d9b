using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Datasets;

namespace TransferLab.Web.Components.Data;

/// <summary>What a data set holds: how many pictures of which classes, how they look, and what to be careful about.</summary>
public sealed partial class DatasetReport
{
    [Parameter, EditorRequired]
    public required Dataset Dataset { get; set; }

    private int Tested => Dataset.Examples.Count(example => example.Partition is Partition.Test);

    private string TypicalSize { get; set; } = "";

    protected override void OnParametersSet()
    {
        var byArea = Dataset.Examples.OrderBy(example => (long)example.Width * example.Height).ToArray();
        var middle = byArea[byArea.Length / 2];
        TypicalSize = $"{middle.Width} × {middle.Height}";
    }
}
