using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Transferability.Advising;
using TransferLab.Web.Languages;

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

    private string Basis => Advice.IsOfFirstFold
        ? L["Expected of a classifier on the frozen features, from {0} pictures of the first fold's training part; the other folds will test on some of them.", Amounts.Count(Advice.Pictures)]
        : L["Expected of a classifier on the frozen features, from {0} pictures of the training part; the test part was not looked at.", Amounts.Count(Advice.Pictures)];
}
