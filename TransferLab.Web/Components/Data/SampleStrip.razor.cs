using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Datasets.Samples;

namespace TransferLab.Web.Components.Data;

/// <summary>Some pictures of a sample task, of as many classes as there is room for.</summary>
public sealed partial class SampleStrip
{
    [Parameter, EditorRequired]
    public required SampleTask Task { get; set; }

    [Parameter]
    public int Pictures { get; set; } = 4;

    /// <summary>The first picture of each class, then the second ones.</summary>
    private IEnumerable<int> Indices => Enumerable.Range(0, Task.Pictures.Count)
        .GroupBy(index => Task.Pictures[index].ClassName)
        .SelectMany(rows => rows.Take(Pictures).Select((index, place) => (index, place)))
        .OrderBy(entry => entry.place)
        .Take(Pictures)
        .Select(entry => entry.index);
}
