using SkiaSharp;

namespace TransferLab.Engine.Datasets.Samples;

/// <summary>A letter as strokes between the knots of a small grid; every hand moves the knots a little.</summary>
internal sealed class Glyph
{
    private readonly SKPoint[][] strokes;
    private readonly bool curved;

    private Glyph(SKPoint[][] strokes, bool curved) => (this.strokes, this.curved) = (strokes, curved);

    /// <summary>A new letter: two to four strokes of two to four knots on a grid of 3×4, in the unit square.</summary>
    public static Glyph Invent(int seed, bool curved)
    {
        var chance = new Chance(seed);
        var strokes = new SKPoint[2 + chance.Below(3)][];
        var knot = Knot(chance);
        for (var s = 0; s < strokes.Length; s++)
        {
            var points = new List<SKPoint> { knot };
            for (var wanted = 2 + chance.Below(3); points.Count < wanted;)
            {
                var next = Knot(chance);
                if (!points.Contains(next))
                {
                    points.Add(next);
                }
            }

            strokes[s] = [.. points];
            // Letters hang together: the next stroke mostly starts on a knot of this one.
            knot = chance.OneIn(4) ? Knot(chance) : chance.Pick(points);
        }

        return new(strokes, curved);
    }

    public void Write(Sheet sheet, Chance chance, Pen pen)
    {
        var hand = Slant(sheet.Side, chance);
        var wobble = chance.Between(0.015f, 0.05f);
        foreach (var stroke in strokes)
        {
            using var path = Trace([.. stroke.Select(p => hand.MapPoint(
                p.X + chance.Around(0, wobble), p.Y + chance.Around(0, wobble)))]);
            Ink(sheet, path, pen);
        }
    }

    private static SKPoint Knot(Chance chance) => new(chance.Below(3) / 2f, chance.Below(4) / 3f);

    /// <summary>Size, place, slant and turn of one hand.</summary>
    private static SKMatrix Slant(int side, Chance chance)
    {
        var size = side * chance.Between(0.42f, 0.62f);
        return SKMatrix.CreateTranslation(-0.5f, -0.5f)
            .PostConcat(SKMatrix.CreateSkew(chance.Around(-0.08f, 0.13f), 0))
            .PostConcat(SKMatrix.CreateScale(size * chance.Between(0.8f, 1.1f), size))
            .PostConcat(SKMatrix.CreateRotation(chance.Around(0, 0.09f)))
            .PostConcat(SKMatrix.CreateTranslation(
                (side / 2f) + chance.Around(0, side * 0.04f), (side / 2f) + chance.Around(0, side * 0.04f)));
    }

    private SKPath Trace(SKPoint[] points)
    {
        var path = new SKPath();
        path.MoveTo(points[0]);
        for (var i = 1; i < points.Length; i++)
        {
            if (!curved || i == points.Length - 1)
            {
                path.LineTo(points[i]);
                continue;
            }

            var middle = new SKPoint((points[i].X + points[i + 1].X) / 2, (points[i].Y + points[i + 1].Y) / 2);
            path.QuadTo(points[i], i == points.Length - 2 ? points[i + 1] : middle);
            if (i == points.Length - 2)
            {
                break;
            }
        }

        return path;
    }

    /// <summary>Dabs along the path, wider and thinner as the pen swells.</summary>
    private static void Ink(Sheet sheet, SKPath path, Pen pen)
    {
        using var measure = new SKPathMeasure(path);
        using var paint = new SKPaint { Color = pen.Ink, IsAntialias = true, IsStroke = true, StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round };
        if (pen.Swell < 0.15f)
        {
            paint.StrokeWidth = pen.Width;
            sheet.Canvas.DrawPath(path, paint);
            return;
        }

        paint.Color = pen.Ink.WithAlpha((byte)Math.Min(255, pen.Ink.Alpha + 20));
        const float Dab = 2;
        for (var at = 0f; at < measure.Length; at += Dab)
        {
            using var piece = new SKPath();
            measure.GetSegment(at, Math.Min(at + Dab, measure.Length), piece, startWithMoveTo: true);
            paint.StrokeWidth = pen.Width * (1 - (pen.Swell * 0.5f * (1 + MathF.Cos(at / 9))) + 0.1f);
            sheet.Canvas.DrawPath(piece, paint);
        }
    }
}
