namespace TransferLab.Engine.Training.Augmentation;

/// <summary>How light pixels are, 0 to 255 (ITU-R BT.601, as Pillow and most training pipelines weigh the channels).</summary>
internal static class Luminance
{
    public const float Red = 0.299f;
    public const float Green = 0.587f;
    public const float Blue = 0.114f;

    /// <summary>Mean over a picture.</summary>
    /// <param name="rgb">Interleaved; at least one pixel.</param>
    public static float Mean(ReadOnlySpan<byte> rgb)
    {
        var (red, green, blue) = (0L, 0L, 0L);
        for (var i = 0; i < rgb.Length; i += 3)
        {
            red += rgb[i];
            green += rgb[i + 1];
            blue += rgb[i + 2];
        }

        return (float)(((Red * red) + (Green * green) + (Blue * blue)) / (rgb.Length / 3.0));
    }

    public static float Of(byte red, byte green, byte blue) => (Red * red) + (Green * green) + (Blue * blue);
}
