using SkiaSharp;

namespace TransferLab.Engine.Datasets.Samples;

/// <summary>A diode with its two leads, nearly level: black, of amber glass, or grey. The band marks one end.</summary>
internal static class Diode
{
    private static readonly (Tone Body, Tone Band)[] Kinds =
        [(new(38, 38, 40), new(205, 205, 200)), (new(196, 110, 56), new(40, 28, 24)), (new(120, 140, 150), new(30, 34, 60))];

    /// <param name="sheet">Painted on.</param>
    /// <param name="chance">Draws kind, size and turn.</param>
    /// <param name="x">Of its middle.</param>
    /// <param name="y">Of its middle.</param>
    /// <param name="reversed">Whether the band is on the left.</param>
    public static void Paint(Sheet sheet, Chance chance, float x, float y, bool reversed)
    {
        var length = chance.Between(43, 53);
        var half = 0.18f * length;
        var canvas = sheet.Canvas;
        canvas.Save();
        canvas.Translate(x, y);
        canvas.RotateRadians(chance.Between(-0.15f, 0.15f));
        if (reversed)
        {
            canvas.Scale(-1, 1);
        }

        var (body, band) = chance.Pick(Kinds);
        using var wire = new SKPaint { Color = new SKColor(190, 190, 188), StrokeWidth = 2.2f, IsAntialias = true, IsStroke = true };
        canvas.DrawLine(-0.85f * length, 0, 0.85f * length, 0, wire);
        using var round = SKShader.CreateLinearGradient(
            new(0, -half), new(0, half), [(body + 60).ToColor(), body.ToColor(), (body * 0.6f).ToColor()], [0.1f, 0.5f, 1], SKShaderTileMode.Clamp);
        using var skin = new SKPaint { Shader = round, IsAntialias = true };
        canvas.DrawRoundRect(new SKRect(-0.5f * length, -half, 0.5f * length, half), 3, 3, skin);
        using var mark = new SKPaint { Color = band.ToColor(), IsAntialias = true };
        canvas.DrawRect(new SKRect(0.2f * length, -half, 0.41f * length, half), mark);
        canvas.Restore();
    }
}
