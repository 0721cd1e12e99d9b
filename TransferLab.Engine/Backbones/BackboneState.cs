namespace TransferLab.Engine.Backbones;

/// <summary>Whether a backbone can be used at once.</summary>
public enum BackboneState
{
    /// <summary>The file is here and its card is known.</summary>
    Available,

    /// <summary>The card is known, the file can be fetched.</summary>
    Downloadable,

    /// <summary>A file without a card: import it to say what cannot be read from it.</summary>
    NeedsLook,

    /// <summary>A file or its card that cannot be used; the entry says why.</summary>
    Unusable,
}
