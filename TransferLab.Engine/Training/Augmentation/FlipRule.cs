namespace TransferLab.Engine.Training.Augmentation;

/// <summary>Whether pictures are mirrored left to right at random.</summary>
public enum FlipRule
{
    /// <summary>Only where the training pictures show that left and right mean nothing; see <see cref="FlipSafety"/>.</summary>
    Auto,

    Always,

    Never,
}
