using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace TransferLab.Engine.Training.Augmentation;

/// <summary>The random changes that every picture goes through anew in each epoch. All of them off: <see cref="None"/>.</summary>
/// <remarks>What part of a picture is seen is one choice: where crop, stretch and shift are all left out, the technique makes it; where one of them is given, the others are off.</remarks>
public sealed record AugmentationOptions
{
    private const double UsualStretch = 4 / 3.0;

    public static AugmentationOptions None { get; } = new() { SmallestCrop = 1, LargestStretch = 1, Shift = 0, Flip = FlipRule.Never };

    [Description("Smallest part of the picture's area that a random crop keeps; 1 cuts the middle out as in prediction. Null, as are stretch and shift, chooses.")]
    [Range(0.05, 1.0)]
    public double? SmallestCrop { get; init; }

    [Description("Most that a random crop stretches one side against the other; null is 4/3 where there is a random crop.")]
    [Range(1.0, 3.0)]
    public double? LargestStretch { get; init; }

    [Description("Pixels by which the finished picture is shifted at most, in each direction.")]
    [Range(0, 64)]
    public int? Shift { get; init; }

    [Description("Mirroring left to right.")]
    public FlipRule Flip { get; init; } = FlipRule.Auto;

    [Description("Strength of random changes of brightness, contrast, saturation and hue.")]
    [Range(0.0, 1.0)]
    public double ColourJitter { get; init; }

    [Description("Random operations per picture (rotate, shear, posterise, equalise …).")]
    [Range(0, 4)]
    public int RandomOperations { get; init; }

    [Description("Strength of the random operations.")]
    [Range(0.0, 1.0)]
    public double OperationStrength { get; init; } = 0.3;

    [Description("Pictures and labels of a batch are blended in pairs; 0 never, 0.2 gently.")]
    [Range(0.0, 2.0)]
    public double Mixup { get; init; }

    [Description("A rectangle of each picture is taken from another one, with its share of the label; 0 never, 1 usual.")]
    [Range(0.0, 2.0)]
    public double CutMix { get; init; }

    /// <summary>With nothing left open.</summary>
    /// <param name="chosen">Whose crop, stretch and shift are taken where none of them is given.</param>
    internal AugmentationOptions Complete(AugmentationOptions chosen)
    {
        var view = SmallestCrop is null && LargestStretch is null && Shift is null ? chosen : this;
        return this with
        {
            SmallestCrop = view.SmallestCrop ?? 1,
            LargestStretch = view.LargestStretch ?? (view.SmallestCrop < 1 ? UsualStretch : 1),
            Shift = view.Shift ?? 0,
        };
    }
}
