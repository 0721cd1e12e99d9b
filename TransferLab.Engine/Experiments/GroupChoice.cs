using System.ComponentModel;

namespace TransferLab.Engine.Experiments;

/// <summary>By which groups of test pictures the accuracy is looked at.</summary>
public sealed record GroupChoice
{
    [Description("Thirds by brightness.")]
    public bool Brightness { get; init; } = true;

    [Description("Thirds by the shorter side in pixels.")]
    public bool Size { get; init; } = true;

    [Description("Depths of folders in the source, 1 for the outermost: a hospital, a patient, a camera.")]
    [Items(1, 1000)]
    public IReadOnlyList<int> FolderLevels { get; init; } = [];

    [Description("Columns of the table that the data set came with: patient, site, camera.")]
    [Items]
    public IReadOnlyList<string> Columns { get; init; } = [];
}
