namespace TransferLab.Engine.Datasets.Samples;

/// <summary>What a cheap camera adds to every scene: uneven light, a little blur, grain.</summary>
internal static class Camera
{
    /// <param name="sheet">The finished scene.</param>
    /// <param name="chance">Draws direction and strength.</param>
    /// <param name="blur">Largest blur, in pixels (sigma).</param>
    /// <param name="grain">Largest grain, in levels of 255.</param>
    public static void Shoot(Sheet sheet, Chance chance, float blur, float grain)
    {
        sheet.Blur(chance.Between(0, blur));
        var angle = chance.Between(0, 2 * MathF.PI);
        var (across, down) = (MathF.Cos(angle), MathF.Sin(angle));
        var slope = chance.Between(0, 0.35f);
        var strength = chance.Between(0.3f, 1) * grain;
        var half = sheet.Side / 2f;
        sheet.Each((x, y, tone) =>
        {
            var light = 1 + (slope * (((x - half) * across) + ((y - half) * down)) / sheet.Side);
            return (tone * light) + (strength * chance.Normal());
        });
    }
}
