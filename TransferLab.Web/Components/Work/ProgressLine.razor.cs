using Microsoft.AspNetCore.Components;

namespace TransferLab.Web.Components.Work;

/// <summary>What is being done, how far it is, and a way to stop it.</summary>
public sealed partial class ProgressLine
{
    [Parameter, EditorRequired]
    public required string What { get; set; }

    [Parameter]
    public string? Detail { get; set; }

    /// <summary>Between 0 and 1; null where nobody knows.</summary>
    [Parameter]
    public double? Fraction { get; set; }

    [Parameter]
    public EventCallback OnStop { get; set; }
}
