using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Datasets.Samples;

namespace TransferLab.Web.Components.Data;

/// <summary>The tasks that come with the app, each with a strip of its pictures.</summary>
public sealed partial class SampleTasks
{
    [Parameter]
    public EventCallback<SampleTask> OnChosen { get; set; }
}
