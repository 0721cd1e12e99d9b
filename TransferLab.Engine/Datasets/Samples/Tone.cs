using SkiaSharp;

namespace TransferLab.Engine.Datasets.Samples;

/// <summary>A colour with room for arithmetic; 0 is black, 255 full.</summary>
internal readonly record struct Tone(float R, float G, float B)
{
    public static Tone Grey(float value) => new(value, value, value);

    public static Tone operator +(Tone tone, float light) => new(tone.R + light, tone.G + light, tone.B + light);

    public static Tone operator *(Tone tone, float factor) => new(tone.R * factor, tone.G * factor, tone.B * factor);

    /// <summary>From this tone (0) to the other (1).</summary>
    public Tone Towards(Tone other, float share) =>
        new(R + ((other.R - R) * share), G + ((other.G - G) * share), B + ((other.B - B) * share));

    public SKColor ToColor(byte alpha = 255) => new(Clip(R), Clip(G), Clip(B), alpha);

    public void WriteTo(Span<byte> pixel) => (pixel[0], pixel[1], pixel[2], pixel[3]) = (Clip(R), Clip(G), Clip(B), 255);

    private static byte Clip(float value) => (byte)Math.Clamp((int)MathF.Round(value), 0, 255);
}
