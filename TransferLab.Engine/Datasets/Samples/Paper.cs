using SkiaSharp;

namespace TransferLab.Engine.Datasets.Samples;

/// <summary>White, cream, squared, lined, kraft, or a blackboard.</summary>
internal static class Paper
{
    /// <returns>Whether it is dark, to be written on with chalk.</returns>
    public static bool Lay(Sheet sheet, Chance chance)
    {
        var kind = chance.Below(8);
        var ground = kind switch
        {
            0 or 1 => new Tone(246, 246, 244),
            2 or 3 => new Tone(240, 232, 212),
            4 or 5 => new Tone(243, 245, 247),
            6 => new Tone(188, 156, 118),
            _ => new Tone(48, 62, 56),
        };
        var noise = new ValueNoise((uint)chance.Below(int.MaxValue));
        var fibre = kind >= 6 ? 16f : 5f;
        sheet.Each((x, y, _) => ground + (fibre * noise.Octaves(x / 5f, y / 5f, 3)) + (6 * noise.At(x / 50f, y / 50f)));
        if (kind is 3 or 4 or 5)
        {
            Rule(sheet, chance, squared: kind == 5);
        }

        return kind == 7;
    }

    private static void Rule(Sheet sheet, Chance chance, bool squared)
    {
        using var pen = new SKPaint { Color = new SKColor(120, 150, 200, 110), StrokeWidth = 1, IsAntialias = true };
        var step = squared ? chance.Between(12, 18) : chance.Between(22, 34);
        for (var at = chance.Between(0, step); at < sheet.Side; at += step)
        {
            sheet.Canvas.DrawLine(0, at, sheet.Side, at, pen);
            if (squared)
            {
                sheet.Canvas.DrawLine(at, 0, at, sheet.Side, pen);
            }
        }
    }
}
