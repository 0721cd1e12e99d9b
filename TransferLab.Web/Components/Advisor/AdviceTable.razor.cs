using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Transferability.Advising;

namespace TransferLab.Web.Components.Advisor;

/// <summary>All networks at hand, the most promising first.</summary>
public sealed partial class AdviceTable
{
    [Parameter, EditorRequired]
    public required Advice Advice { get; set; }

    /// <summary>Id of the network in use.</summary>
    [Parameter]
    public string? Chosen { get; set; }

    [Parameter]
    public EventCallback<BackboneAdvice> OnChosen { get; set; }
}
