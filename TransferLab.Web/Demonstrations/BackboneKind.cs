namespace TransferLab.Web.Demonstrations;

/// <summary>What a network that comes with the app has learned from.</summary>
public enum BackboneKind
{
    Photographs,

    /// <summary>Letters, symbols and drawings.</summary>
    Glyphs,
}
