using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Experiments;

namespace TransferLab.Web.Components.Backbones;

/// <summary>The networks that can be used at once, then those that can be fetched.</summary>
public sealed partial class BackboneList
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<BackboneEntry> Entries { get; set; }

    [Parameter]
    public BackboneReference? Chosen { get; set; }

    [Parameter]
    public EventCallback<BackboneCard> OnChosen { get; set; }

    /// <summary>One was fetched or deleted.</summary>
    [Parameter]
    public EventCallback OnListChanged { get; set; }

    private IReadOnlyList<BackboneEntry> Here => [.. Sorted(BackboneState.Available)];

    private IReadOnlyList<BackboneEntry> Elsewhere => [.. Sorted(BackboneState.Downloadable)];

    private bool ChosenIsGone => Chosen is not null && !Here.Any(IsChosen);

    private bool IsChosen(BackboneEntry entry) => entry.Card is { } card && card.Id == Chosen?.Id && card.Sha256 == Chosen.Sha256;

    private IEnumerable<BackboneEntry> Sorted(BackboneState state) => Entries
        .Where(entry => entry.State == state && entry.Card is not null)
        .OrderByDescending(entry => entry.Card!.ImageNetAccuracyPercent ?? 0)
        // Among those that nobody measured there, the larger one has usually seen more kinds of things.
        .ThenByDescending(entry => entry.Card!.FileBytes);
}
