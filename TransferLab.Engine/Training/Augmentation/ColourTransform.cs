using System.Runtime.Intrinsics;

namespace TransferLab.Engine.Training.Augmentation;

/// <summary>A linear change of colours: each resulting channel is a weighted sum of red, green and blue, plus a constant. Immutable.</summary>
internal sealed class ColourTransform
{
    // Row by row: the weights of red, green, blue and the constant of resulting red, then green, then blue.
    private readonly float[] weights;

    private ColourTransform(params float[] weights) => this.weights = weights;

    public static ColourTransform Identity { get; } = Brightness(1);

    public static ColourTransform Brightness(float factor) => new(factor, 0, 0, 0, 0, factor, 0, 0, 0, 0, factor, 0);

    /// <param name="factor">1 changes nothing, 0 makes the picture evenly <paramref name="middle"/>.</param>
    public static ColourTransform Contrast(float factor, float middle)
    {
        var rest = (1 - factor) * middle;
        return new(factor, 0, 0, rest, 0, factor, 0, rest, 0, 0, factor, rest);
    }

    /// <param name="factor">1 changes nothing, 0 makes the picture grey.</param>
    public static ColourTransform Saturation(float factor)
    {
        var (r, g, b) = ((1 - factor) * Luminance.Red, (1 - factor) * Luminance.Green, (1 - factor) * Luminance.Blue);
        return new(r + factor, g, b, 0, r, g + factor, b, 0, r, g, b + factor, 0);
    }

    /// <summary>Turns all hues by an angle in radians, around the axis of greys.</summary>
    public static ColourTransform Hue(float angle)
    {
        var (sine, cosine) = MathF.SinCos(angle);
        var (along, across) = ((1 - cosine) / 3, sine / MathF.Sqrt(3));
        return new(
            cosine + along, along - across, along + across, 0,
            along + across, cosine + along, along - across, 0,
            along - across, along + across, cosine + along, 0);
    }

    /// <summary>Draws a change of brightness, contrast, saturation and hue.</summary>
    /// <param name="strength">Between 0 and 1; factors lie within 1 ± strength, hues turn by at most an eighth of the circle times it.</param>
    /// <param name="meanLuminance">Of the picture, 0 to 255.</param>
    public static ColourTransform Draw(Random random, double strength, float meanLuminance)
    {
        return Brightness(1 + Change())
            .Then(Contrast(1 + Change(), meanLuminance))
            .Then(Saturation(1 + Change()))
            .Then(Hue(MathF.PI / 4 * Change()));

        float Change() => (float)(strength * ((2 * random.NextDouble()) - 1));
    }

    /// <summary>This change, then another.</summary>
    public ColourTransform Then(ColourTransform next)
    {
        var product = new float[12];
        for (var row = 0; row < 12; row += 4)
        {
            for (var column = 0; column < 4; column++)
            {
                product[row + column] = (next.weights[row] * weights[column])
                    + (next.weights[row + 1] * weights[4 + column])
                    + (next.weights[row + 2] * weights[8 + column])
                    + (column == 3 ? next.weights[row + 3] : 0);
            }
        }

        return new(product);
    }

    /// <param name="rgb">Interleaved; changed in place.</param>
    public void Apply(Span<byte> rgb)
    {
        if (ReferenceEquals(this, Identity))
        {
            return;
        }

        // One pixel at a time, its three channels side by side: the columns of the matrix times one value each.
        var red = Vector128.Create(weights[0], weights[4], weights[8], 0);
        var green = Vector128.Create(weights[1], weights[5], weights[9], 0);
        var blue = Vector128.Create(weights[2], weights[6], weights[10], 0);
        var constant = Vector128.Create(weights[3], weights[7], weights[11], 0) + Vector128.Create(0.5f);
        var most = Vector128.Create(255.5f);
        for (var i = 0; i < rgb.Length; i += 3)
        {
            var sum = (red * rgb[i]) + (green * rgb[i + 1]) + (blue * rgb[i + 2]) + constant;
            var value = Vector128.ConvertToInt32(Vector128.Min(Vector128.Max(sum, Vector128<float>.Zero), most));
            (rgb[i], rgb[i + 1], rgb[i + 2]) = ((byte)value[0], (byte)value[1], (byte)value[2]);
        }
    }
}
