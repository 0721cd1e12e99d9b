using SkiaSharp;

namespace TransferLab.Engine.Datasets.Samples;

/// <summary>A piece of a printed circuit board: solder mask, traces, pads and small chips, every one different and none of them turned one way.</summary>
internal static class CircuitBoard
{
    private static readonly Tone[] Masks = [new(28, 92, 58), new(30, 60, 120), new(38, 40, 44), new(120, 36, 36), new(60, 110, 50)];
    private static readonly SKColor[] Chips = [new(30, 30, 32), new(170, 150, 120), new(200, 200, 196)];

    public static void Paint(Sheet sheet, Chance chance)
    {
        var mask = chance.Pick(Masks) + chance.Around(0, 8);
        var noise = new ValueNoise((uint)chance.Below(int.MaxValue));
        sheet.Each((x, y, _) => mask + (6 * noise.Octaves(x / 5f, y / 5f, 3)));
        Traces(sheet, chance, mask);
        Pads(sheet, chance);
        SmallChips(sheet, chance);
    }

    /// <summary>Copper under the mask: a shade lighter, along and across.</summary>
    private static void Traces(Sheet sheet, Chance chance, Tone mask)
    {
        using var pen = new SKPaint { Color = (mask + 22).ToColor(), IsStroke = true, StrokeWidth = 2.5f, IsAntialias = true };
        for (var trace = 0; trace < 6; trace++)
        {
            using var path = new SKPath();
            var (x, y) = (chance.Between(0, sheet.Side), chance.Between(0, sheet.Side));
            path.MoveTo(x, y);
            for (var part = 0; part < 3; part++)
            {
                (x, y) = chance.OneIn(2) ? (x + chance.Around(0, 30), y) : (x, y + chance.Around(0, 30));
                path.LineTo(x, y);
            }

            sheet.Canvas.DrawPath(path, pen);
        }
    }

    private static void Pads(Sheet sheet, Chance chance)
    {
        using var tin = new SKPaint { Color = new SKColor(196, 190, 170), IsAntialias = true };
        for (var pad = 0; pad < 7; pad++)
        {
            sheet.Canvas.DrawCircle(chance.Between(0, sheet.Side), chance.Between(0, sheet.Side), chance.Between(1.5f, 3.5f), tin);
        }
    }

    private static void SmallChips(Sheet sheet, Chance chance)
    {
        for (var chip = 0; chip < 3; chip++)
        {
            var (x, y, width, height) = (chance.Between(-5, 90), chance.Between(-5, 90), chance.Between(6, 16), chance.Between(6, 16));
            using var paint = new SKPaint { Color = chance.Pick(Chips), IsAntialias = true };
            sheet.Canvas.DrawRect(x, y, width, height, paint);
        }
    }
}
