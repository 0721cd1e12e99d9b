using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Datasets;

namespace TransferLab.Web.Components.Data;

/// <summary>Which files an import left out, and why.</summary>
public sealed partial class UnusableFiles
{
    private const int Shown = 200;

    [Parameter, EditorRequired]
    public required IReadOnlyList<UnusableFile> Files { get; set; }
}
