using Microsoft.AspNetCore.Components;

namespace TransferLab.Web.Components.Techniques;

/// <summary>One of several ways, with what it is good for.</summary>
public sealed partial class OptionCard
{
    /// <summary>The same for all of which one can be chosen.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter]
    public string? Text { get; set; }

    [Parameter]
    public bool Chosen { get; set; }

    [Parameter]
    public bool Recommended { get; set; }

    [Parameter]
    public EventCallback OnChosen { get; set; }
}
