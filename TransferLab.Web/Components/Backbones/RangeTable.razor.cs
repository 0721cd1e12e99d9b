using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Backbones;

namespace TransferLab.Web.Components.Backbones;

/// <summary>The usual ways to scale pixels, and how well each works on the user's pictures once that is known.</summary>
public sealed partial class RangeTable
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<RangeChoice> Usual { get; set; }

    /// <summary>Best first; null as long as they were not tried.</summary>
    [Parameter]
    public IReadOnlyList<RangeProposal>? Proposals { get; set; }

    /// <summary>Index into <see cref="Usual"/>.</summary>
    [Parameter]
    public int Chosen { get; set; }

    [Parameter]
    public EventCallback<int> OnChosen { get; set; }

    private IEnumerable<int> Order => Enumerable.Range(0, Usual.Count).OrderBy(index => Rank(index));

    private RangeProposal? ProposalOf(int index) => Proposals?.FirstOrDefault(proposal => proposal.Name == Usual[index].Name);

    private int Rank(int index) => Proposals?.TakeWhile(proposal => proposal.Name != Usual[index].Name).Count() ?? index;
}
