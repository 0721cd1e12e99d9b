using Microsoft.AspNetCore.Components;

namespace TransferLab.Web.Components.Charts;

/// <summary>A table of numbers that scrolls within itself; only the rows in sight are on the page.</summary>
public sealed partial class NumbersView
{
    private const int RowsShownAtOnce = 60;

    [Parameter, EditorRequired]
    public required NumbersTable Numbers { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }
}
