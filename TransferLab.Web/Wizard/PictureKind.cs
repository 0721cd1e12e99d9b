namespace TransferLab.Web.Wizard;

/// <summary>How close the pictures are to what public networks have learned from.</summary>
public enum PictureKind
{
    /// <summary>Things, animals, plants, places, as anyone photographs them.</summary>
    Photographs,

    /// <summary>Photographs of one narrow kind: parts, surfaces, products, leaves.</summary>
    CloseUps,

    /// <summary>X-rays, microscopes, satellites, spectra.</summary>
    Instruments,

    /// <summary>Letters, symbols, sketches, signs on a plain ground.</summary>
    Drawings,
}
