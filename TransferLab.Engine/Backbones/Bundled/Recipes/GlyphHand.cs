namespace TransferLab.Engine.Backbones.Bundled.Recipes;

/// <summary>Writes a map of ink anew: turned, slanted, stretched, shifted, and its places waved against each other.</summary>
/// <param name="Xx">Source x for each target x, both from −0.5 to 0.5; the others likewise.</param>
/// <param name="Wave">Strength and phases of the wave.</param>
/// <param name="Pressure">Factor on the ink.</param>
internal sealed record GlyphHand(float Xx, float Xy, float X0, float Yx, float Yy, float Y0, IReadOnlyList<float> Wave, float Pressure)
{
    private const int Samples = 2;
    private const int WaveNumbers = 8;

    public static GlyphHand Steady { get; } = new(1, 0, 0, 0, 1, 0, new float[WaveNumbers], 1);

    public static GlyphHand Draw(Random random, GlyphDistortion distortion)
    {
        var (sine, cosine) = Math.SinCos(Around(distortion.Turn) * Math.PI / 180);
        var (shear, wide, high) = (Around(distortion.Shear), 1 / (1 + Around(distortion.Stretch)), 1 / (1 + Around(distortion.Stretch)));
        float[] wave = new float[WaveNumbers];
        for (var i = 0; i < WaveNumbers; i += 2)
        {
            (wave[i], wave[i + 1]) = ((float)Around(distortion.Wave), (float)(2 * Math.PI * random.NextDouble()));
        }

        return new(
            (float)(wide * (cosine + (shear * sine))),
            (float)(wide * (-sine + (shear * cosine))),
            (float)Around(distortion.Shift),
            (float)(high * sine),
            (float)(high * cosine),
            (float)Around(distortion.Shift),
            wave,
            (float)(0.8 + (0.7 * random.NextDouble())));

        double Around(double most) => most * ((2 * random.NextDouble()) - 1);
    }

    /// <summary>The same hand on a sheet that lies turned by so many right angles.</summary>
    public GlyphHand Turned(int quarters) => (quarters % 4) switch
    {
        1 => this with { Xx = -Yx, Xy = -Yy, X0 = -Y0, Yx = Xx, Yy = Xy, Y0 = X0 },
        2 => this with { Xx = -Xx, Xy = -Xy, X0 = -X0, Yx = -Yx, Yy = -Yy, Y0 = -Y0 },
        3 => this with { Xx = Yx, Xy = Yy, X0 = Y0, Yx = -Xx, Yy = -Xy, Y0 = -X0 },
        _ => this,
    };

    /// <param name="ink">Shape (from, from).</param>
    /// <param name="target">Takes the ink from 0 to 1, shape (to, to).</param>
    public void Write(ReadOnlySpan<byte> ink, int from, int to, Span<float> target)
    {
        target.Clear();
        var fine = to * Samples;
        for (var y = 0; y < fine; y++)
        {
            for (var x = 0; x < fine; x++)
            {
                var (u, v) = (((x + 0.5f) / fine) - 0.5f, ((y + 0.5f) / fine) - 0.5f);
                var (wavedU, wavedV) = (u + Waved(0, v) + Waved(2, u + v), v + Waved(4, u) + Waved(6, u - v));
                var sourceX = (((Xx * wavedU) + (Xy * wavedV) + X0 + 0.5f) * from) - 0.5f;
                var sourceY = (((Yx * wavedU) + (Yy * wavedV) + Y0 + 0.5f) * from) - 0.5f;
                target[(y / Samples * to) + (x / Samples)] += Sample(ink, from, sourceX, sourceY);
            }
        }

        foreach (ref var value in target)
        {
            value = Math.Min(1, Pressure * value / (255f * Samples * Samples));
        }
    }

    private float Waved(int at, float along) => Wave[at] == 0 ? 0 : Wave[at] * MathF.Sin((1.5f * MathF.PI * along) + Wave[at + 1]) / 2;

    private static float Sample(ReadOnlySpan<byte> ink, int side, float x, float y)
    {
        var (left, top) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
        if (left < 0 || top < 0 || left >= side - 1 || top >= side - 1)
        {
            return 0;
        }

        var (fx, fy) = (x - left, y - top);
        var at = (top * side) + left;
        var upper = ink[at] + (fx * (ink[at + 1] - ink[at]));
        var lower = ink[at + side] + (fx * (ink[at + side + 1] - ink[at + side]));
        return upper + (fy * (lower - upper));
    }
}
