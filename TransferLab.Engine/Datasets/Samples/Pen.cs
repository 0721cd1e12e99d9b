using SkiaSharp;

namespace TransferLab.Engine.Datasets.Samples;

/// <summary>What a letter is written with.</summary>
/// <param name="Ink">Colour and cover.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Swell">How much the width changes along a stroke, 0 to 1.</param>
internal sealed record Pen(SKColor Ink, float Width, float Swell)
{
    public static Pen Choose(Chance chance, bool onDark)
    {
        if (onDark)
        {
            return new(new SKColor(235, 235, 225, 215), chance.Between(3, 5.5f), 0.3f);
        }

        return chance.Below(4) switch
        {
            0 => new(chance.Pick([new SKColor(28, 42, 120, 235), new SKColor(20, 20, 24, 235)]), chance.Between(1.8f, 2.8f), 0.1f),
            1 => new(new SKColor(24, 22, 28, 245), chance.Between(4, 8), 0.7f),
            2 => new(chance.Pick([new SKColor(190, 40, 44, 215), new SKColor(30, 110, 70, 215), new SKColor(25, 25, 30, 225)]), chance.Between(5, 8), 0.05f),
            _ => new(new SKColor(70, 70, 74, 170), chance.Between(2.2f, 3.6f), 0.25f),
        };
    }
}
