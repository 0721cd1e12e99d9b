namespace TransferLab.Engine.Training.Augmentation;

/// <summary>A turn, shear or shift of a picture around its middle; what comes in from outside is grey.</summary>
/// <param name="Xx">Source x per result x; the others likewise.</param>
/// <param name="X0">Shift in pixels.</param>
internal readonly record struct Warp(float Xx, float Xy, float X0, float Yx, float Yy, float Y0)
{
    private const byte Outside = 128;

    public static Warp Rotation(float angle)
    {
        var (sine, cosine) = MathF.SinCos(angle);
        return new(cosine, sine, 0, -sine, cosine, 0);
    }

    public static Warp ShearX(float slope) => new(1, slope, 0, 0, 1, 0);

    public static Warp ShearY(float slope) => new(1, 0, 0, slope, 1, 0);

    public static Warp Shift(float x, float y) => new(1, 0, x, 0, 1, y);

    /// <summary>Bilinear. Shapes (height, width, 3); the two must not overlap.</summary>
    public void Apply(ReadOnlySpan<byte> source, int width, int height, Span<byte> target)
    {
        var (middleX, middleY) = ((width - 1) / 2f, (height - 1) / 2f);
        for (int y = 0, at = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++, at += 3)
            {
                var (dx, dy) = (x - middleX, y - middleY);
                var sourceX = middleX + (Xx * dx) + (Xy * dy) + X0;
                var sourceY = middleY + (Yx * dx) + (Yy * dy) + Y0;
                Sample(source, width, height, sourceX, sourceY, target.Slice(at, 3));
            }
        }
    }

    private static void Sample(ReadOnlySpan<byte> source, int width, int height, float x, float y, Span<byte> pixel)
    {
        if (!(x > -0.5f && y > -0.5f && x < width - 0.5f && y < height - 0.5f))
        {
            pixel.Fill(Outside);
            return;
        }

        (x, y) = (Math.Clamp(x, 0, width - 1), Math.Clamp(y, 0, height - 1));
        var (left, top) = ((int)x, (int)y);
        var (right, bottom) = (Math.Min(left + 1, width - 1), Math.Min(top + 1, height - 1));
        var (fx, fy) = (x - left, y - top);
        var (a, b) = (3 * ((top * width) + left), 3 * ((top * width) + right));
        var (c, d) = (3 * ((bottom * width) + left), 3 * ((bottom * width) + right));
        for (var channel = 0; channel < 3; channel++)
        {
            var upper = source[a + channel] + (fx * (source[b + channel] - source[a + channel]));
            var lower = source[c + channel] + (fx * (source[d + channel] - source[c + channel]));
            pixel[channel] = (byte)(upper + (fy * (lower - upper)) + 0.5f);
        }
    }
}
