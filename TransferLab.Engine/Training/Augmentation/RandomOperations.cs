namespace TransferLab.Engine.Training.Augmentation;

/// <summary>A few operations drawn at random, all of one strength.</summary>
/// <remarks>
/// After Cubuk et al., "RandAugment", NeurIPS 2020; brightness, contrast and colour are left to <see cref="ColourTransform"/>.
/// None mirrors, so that they are safe for letters and digits too.
/// </remarks>
internal static class RandomOperations
{
    private const int Kinds = 9;

    /// <summary>Changes a picture in place.</summary>
    /// <param name="rgb">Shape (height, width, 3).</param>
    /// <param name="strength">Between 0 and 1.</param>
    /// <param name="scratch">As large as the picture.</param>
    public static void Apply(Random random, int count, double strength, int width, int height, Span<byte> rgb, Span<byte> scratch)
    {
        for (var i = 0; i < count; i++)
        {
            var amount = (float)(strength * random.NextDouble());
            var signed = random.Next(2) == 0 ? amount : -amount;
            var kind = random.Next(Kinds);
            if (WarpOf(kind, signed, width, height) is { } warp)
            {
                rgb.CopyTo(scratch);
                warp.Apply(scratch, width, height, rgb);
            }
            else
            {
                Retone(kind, amount, rgb);
            }
        }
    }

    private static Warp? WarpOf(int kind, float signed, int width, int height) => kind switch
    {
        // At full strength: 30 degrees, a slope of 0.3, a third of the picture.
        0 => Warp.Rotation(signed * MathF.PI / 6),
        1 => Warp.ShearX(signed * 0.3f),
        2 => Warp.ShearY(signed * 0.3f),
        3 => Warp.Shift(signed * width / 3f, 0),
        4 => Warp.Shift(0, signed * height / 3f),
        _ => null,
    };

    private static void Retone(int kind, float amount, Span<byte> rgb)
    {
        switch (kind)
        {
            case 5:
                ToneCurve.Posterise(rgb, 8 - (int)MathF.Round(4 * amount));
                break;
            case 6:
                ToneCurve.Solarise(rgb, 256 - (int)(128 * amount));
                break;
            case 7:
                ToneCurve.StretchContrast(rgb);
                break;
            default:
                ToneCurve.Equalise(rgb);
                break;
        }
    }
}
