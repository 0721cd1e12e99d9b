using TransferLab.Engine;
using TransferLab.Engine.Backbones;

namespace TransferLab.Web.Demonstrations;

/// <summary>The network for a demonstration: the one that comes with the app; where it is missing, the quickest on this machine that will do.</summary>
public sealed class DemonstrationBackbones(BackboneLibrary library)
{
    /// <exception cref="TransferLabException">There is none on this machine.</exception>
    public async Task<BackboneCard> FindAsync(BackboneKind kind, CancellationToken cancellationToken = default)
    {
        var cards = from entry in await library.ListAsync(cancellationToken)
                    where entry is { State: BackboneState.Available, Card: not null }
                    select entry.Card;
        return Choose(kind, [.. cards]) ?? throw new TransferLabException(
            $"There is no pretrained network on this machine yet.",
            $"Fetch or import one in the step Model; the pictures are ready, and everything goes on from there.");
    }

    /// <summary>Small files are quick; one that was measured on ImageNet has learned from photographs for certain.</summary>
    internal static BackboneCard? Choose(BackboneKind kind, IReadOnlyList<BackboneCard> cards) =>
        cards.FirstOrDefault(card => card.Id == BundledId(kind))
        ?? cards
            .OrderByDescending(card => card.ImageNetAccuracyPercent is not null)
            .ThenBy(card => card.FileBytes)
            .ThenBy(card => card.Id, StringComparer.Ordinal)
            .FirstOrDefault();

    private static string BundledId(BackboneKind kind) => kind switch
    {
        BackboneKind.Photographs => "transferlab-photographs",
        _ => "transferlab-glyphs",
    };
}
