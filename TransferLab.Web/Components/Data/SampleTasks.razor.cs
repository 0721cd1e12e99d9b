using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Datasets.Samples;

namespace TransferLab.Web.Components.Data;

/// <summary>The tasks that come with the app, each with a strip of its pictures.</summary>
public sealed partial class SampleTasks
{
    private const int Shown = 4;

    [Parameter]
    public EventCallback<SampleTask> OnChosen { get; set; }

    /// <summary>The first picture of the first classes; of fewer classes, more pictures.</summary>
    private static IEnumerable<int> Strip(SampleTask task) => Enumerable.Range(0, task.Pictures.Count)
        .GroupBy(index => task.Pictures[index].ClassName)
        .SelectMany(rows => rows.Take(Shown).Select((index, place) => (index, place)))
        .OrderBy(entry => entry.place)
        .Take(Shown)
        .Select(entry => entry.index);
}
