using SkiaSharp;

namespace TransferLab.Engine.Datasets.Samples;

/// <summary>One fruit on a table or a cloth, lit from one side.</summary>
internal static class FruitStill
{
    public static void Paint(Sheet sheet, Chance chance, string fruit)
    {
        Table(sheet, chance);
        var (centre, radius) = (new SKPoint(chance.Between(46, 82), chance.Between(50, 80)), chance.Between(24, 38));
        using var outline = Outline(fruit, radius);
        outline.Transform(SKMatrix.CreateRotation(chance.Around(0, fruit == "lemon" ? 0.9f : 0.25f))
            .PostConcat(SKMatrix.CreateTranslation(centre.X, centre.Y)));
        Shadow(sheet, outline, chance);
        Body(sheet, outline, centre, radius, Skin(fruit, chance), chance);
        if (fruit != "lemon")
        {
            Stalk(sheet, chance, centre, radius);
        }
    }

    private static void Table(Sheet sheet, Chance chance)
    {
        Tone[] grounds = [new(168, 126, 84), new(205, 200, 190), new(120, 132, 140), new(196, 178, 148), new(92, 78, 66)];
        var ground = chance.Pick(grounds) + chance.Around(0, 10);
        var noise = new ValueNoise((uint)chance.Below(int.MaxValue));
        var (strength, stretch) = (chance.Between(8, 26), chance.Pick([1f, 9f]));
        sheet.Each((x, y, _) => ground + (strength * noise.Octaves(x / (6 * stretch), y / 6f, 4)));
    }

    /// <summary>Around the origin; y grows downwards.</summary>
    private static SKPath Outline(string fruit, float r)
    {
        var path = new SKPath();
        switch (fruit)
        {
            case "lemon":
                path.MoveTo(-1.35f * r, 0);
                path.CubicTo(-0.9f * r, -1.05f * r, 0.9f * r, -1.05f * r, 1.35f * r, 0);
                path.CubicTo(0.9f * r, 1.05f * r, -0.9f * r, 1.05f * r, -1.35f * r, 0);
                break;
            case "pear":
                path.MoveTo(0, -1.35f * r);
                path.CubicTo(0.75f * r, -1.3f * r, 0.35f * r, -0.4f * r, 0.9f * r, 0.15f * r);
                path.CubicTo(1.35f * r, 1.2f * r, -1.35f * r, 1.2f * r, -0.9f * r, 0.15f * r);
                path.CubicTo(-0.35f * r, -0.4f * r, -0.75f * r, -1.3f * r, 0, -1.35f * r);
                break;
            case "apple":
                path.MoveTo(0, -0.75f * r);
                path.CubicTo(0.5f * r, -1.15f * r, 1.2f * r, -0.75f * r, 1.05f * r, 0.1f * r);
                path.CubicTo(0.95f * r, 0.9f * r, 0.4f * r, 1.1f * r, 0, 0.92f * r);
                path.CubicTo(-0.4f * r, 1.1f * r, -0.95f * r, 0.9f * r, -1.05f * r, 0.1f * r);
                path.CubicTo(-1.2f * r, -0.75f * r, -0.5f * r, -1.15f * r, 0, -0.75f * r);
                break;
            default:
                path.AddOval(new SKRect(-0.85f * r, -0.95f * r, 0.85f * r, 0.95f * r));
                break;
        }

        path.Close();
        return path;
    }

    private static Tone Skin(string fruit, Chance chance) => fruit switch
    {
        "lemon" => new(chance.Between(225, 245), chance.Between(195, 220), chance.Between(50, 90)),
        "pear" => new(chance.Between(165, 205), chance.Between(175, 200), chance.Between(60, 95)),
        "apple" when chance.OneIn(3) => new(chance.Between(140, 175), chance.Between(180, 205), chance.Between(60, 90)),
        "apple" => new(chance.Between(180, 215), chance.Between(40, 75), chance.Between(40, 60)),
        _ => new(chance.Between(85, 120), chance.Between(45, 70), chance.Between(100, 140)),
    };

    private static void Shadow(Sheet sheet, SKPath outline, Chance chance)
    {
        using var blur = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, 5);
        using var paint = new SKPaint { Color = new SKColor(0, 0, 0, 110), MaskFilter = blur, IsAntialias = true };
        sheet.Canvas.Save();
        sheet.Canvas.Translate(chance.Between(-7, 7), chance.Between(4, 9));
        sheet.Canvas.DrawPath(outline, paint);
        sheet.Canvas.Restore();
    }

    private static void Body(Sheet sheet, SKPath outline, SKPoint centre, float radius, Tone skin, Chance chance)
    {
        var light = new SKPoint(centre.X + (chance.Between(-0.6f, 0.6f) * radius), centre.Y - (chance.Between(0.2f, 0.6f) * radius));
        using var shader = SKShader.CreateRadialGradient(
            light, radius * 1.7f,
            [(skin + 55).ToColor(), skin.ToColor(), (skin * 0.45f).ToColor()], [0, 0.45f, 1], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader, IsAntialias = true };
        sheet.Canvas.DrawPath(outline, paint);
        using var speckle = new SKPaint { Color = (skin * 0.6f).ToColor(70), IsAntialias = true };
        sheet.Canvas.Save();
        sheet.Canvas.ClipPath(outline, antialias: true);
        for (var i = 0; i < 40; i++)
        {
            sheet.Canvas.DrawCircle(chance.Around(centre.X, radius * 0.7f), chance.Around(centre.Y, radius * 0.7f), chance.Between(0.4f, 1.3f), speckle);
        }

        sheet.Canvas.Restore();
    }

    private static void Stalk(Sheet sheet, Chance chance, SKPoint centre, float radius)
    {
        using var pen = new SKPaint { Color = new SKColor(84, 60, 36), StrokeWidth = chance.Between(2, 3.5f), IsStroke = true, IsAntialias = true, StrokeCap = SKStrokeCap.Round };
        using var stalk = new SKPath();
        stalk.MoveTo(centre.X, centre.Y - (0.85f * radius));
        stalk.QuadTo(centre.X + chance.Around(0, 3), centre.Y - (1.2f * radius), centre.X + chance.Around(3, 5), centre.Y - (1.5f * radius));
        sheet.Canvas.DrawPath(stalk, pen);
    }
}
