using SkiaSharp;

namespace TransferLab.Engine.Datasets.Samples;

/// <summary>Metal parts under a cheap camera: intact, or with one of four faults; the hairline crack is the subtle one.</summary>
public sealed class SurfaceDefects : SampleTask
{
    private const int Side = 160;
    private const int PerClass = 80;
    private static readonly string[] Classes = ["dent", "hairline-crack", "intact", "rust", "scratch"];

    public override string Id => "sample-surface-defects";

    public override LocalizedText Name => new("Surface defects", "Défauts de surface");

    public override LocalizedText Summary => new(
        "Metal parts photographed on a workbench: intact, dented, rusty, scratched, or with a crack as thin as a hair. Few labels are enough for a pretrained network; one that starts from nothing gets lost in the textures.",
        "Des pièces métalliques photographiées sur un établi : intactes, bosselées, rouillées, rayées ou fendues d’un cheveu. Peu d’étiquettes suffisent à un réseau pré-entraîné ; celui qui part de zéro se perd dans les textures.");

    public override IReadOnlyList<SamplePicture> Pictures { get; } =
        [.. Classes.SelectMany((name, c) => Enumerable.Range(0, PerClass)
            .Select(i => new SamplePicture($"{name}/{i:000}.jpg", name, 41_000 + (c * 1000) + i)))];

    public override byte[] Draw(SamplePicture picture)
    {
        var chance = new Chance(picture.Seed);
        using var sheet = new Sheet(Side);
        var metal = MetalSurface.Paint(sheet, chance);
        switch (picture.ClassName)
        {
            case "dent": Dent(sheet, chance); break;
            case "hairline-crack": Crack(sheet, chance, metal); break;
            case "rust": Rust(sheet, chance); break;
            case "scratch": Scratches(sheet, chance, metal); break;
        }

        Camera.Shoot(sheet, chance, blur: 0.8f, grain: 7);
        return sheet.ToJpeg(90);
    }

    /// <summary>A hollow: one flank in shadow, the other catching the light.</summary>
    private static void Dent(Sheet sheet, Chance chance)
    {
        var (cx, cy) = (chance.Between(40, 120), chance.Between(40, 120));
        var (rx, ry) = (chance.Between(12, 30), chance.Between(12, 30));
        var turn = chance.Between(0, MathF.PI);
        var light = chance.Between(0, 2 * MathF.PI);
        var depth = chance.Between(28, 75);
        sheet.Each((x, y, tone) =>
        {
            var (dx, dy) = (x - cx, y - cy);
            var u = ((dx * MathF.Cos(turn)) + (dy * MathF.Sin(turn))) / rx;
            var v = ((dy * MathF.Cos(turn)) - (dx * MathF.Sin(turn))) / ry;
            var fall = MathF.Exp(-((u * u) + (v * v)));
            var slope = ((dx * MathF.Cos(light)) + (dy * MathF.Sin(light))) / MathF.Max(rx, ry);
            return tone + (depth * slope * fall * 1.6f) + (-18 * fall);
        });
    }

    /// <summary>Brown blotches with ragged edges, deeper in the middle.</summary>
    private static void Rust(Sheet sheet, Chance chance)
    {
        var noise = new ValueNoise((uint)chance.Below(int.MaxValue));
        var (cx, cy, radius) = (chance.Between(35, 125), chance.Between(35, 125), chance.Between(20, 48));
        var stain = new Tone(chance.Between(105, 150), chance.Between(55, 80), chance.Between(20, 40));
        sheet.Each((x, y, tone) =>
        {
            var distance = MathF.Sqrt(((x - cx) * (x - cx)) + ((y - cy) * (y - cy))) / radius;
            var edge = 1 - distance + (0.9f * noise.Octaves(x / 14f, y / 14f, 4));
            var cover = Math.Clamp(edge * 2.2f, 0, 0.85f);
            return tone.Towards(stain + (28 * noise.At(x / 3f, y / 3f)), cover);
        });
    }

    /// <summary>Bright, nearly straight grooves with a dark lip.</summary>
    private static void Scratches(Sheet sheet, Chance chance, Tone metal)
    {
        var main = chance.Between(0, MathF.PI);
        for (var i = chance.Below(3) + 1; i > 0; i--)
        {
            var angle = main + chance.Around(0, 0.25f);
            var (cx, cy, half) = (chance.Between(35, 125), chance.Between(35, 125), chance.Between(22, 62));
            var (dx, dy) = (MathF.Cos(angle) * half, MathF.Sin(angle) * half);
            using var groove = new SKPath();
            groove.MoveTo(cx - dx, cy - dy);
            groove.QuadTo(cx + chance.Around(0, 4), cy + chance.Around(0, 4), cx + dx, cy + dy);
            var width = chance.Between(1.2f, 2.6f);
            Stroke(sheet, groove, (metal * 0.6f).ToColor(120), width + 1.2f, 1);
            Stroke(sheet, groove, (metal + chance.Between(25, 75)).ToColor((byte)(130 + chance.Below(100))), width, 0);
        }
    }

    /// <summary>A thin dark line that wanders and forks, as cracks do.</summary>
    private static void Crack(Sheet sheet, Chance chance, Tone metal)
    {
        var ink = (metal * chance.Between(0.35f, 0.55f)).ToColor(225);
        Branch(sheet, chance, ink, chance.Between(30, 130), chance.Between(20, 70), chance.Between(0, MathF.PI), 16 + chance.Below(12), 1.25f);
    }

    private static void Branch(Sheet sheet, Chance chance, SKColor ink, float x, float y, float angle, int steps, float width)
    {
        using var line = new SKPath();
        line.MoveTo(x, y);
        for (var step = 0; step < steps; step++)
        {
            angle += chance.Around(0, 0.45f);
            (x, y) = (x + (4.5f * MathF.Cos(angle)), y + (4.5f * MathF.Sin(angle)));
            line.LineTo(x, y);
            if (steps > 8 && chance.OneIn(9))
            {
                Branch(sheet, chance, ink, x, y, angle + chance.Pick([-0.9f, 0.9f]), steps / 3, width * 0.75f);
            }
        }

        Stroke(sheet, line, ink, width, 0);
    }

    private static void Stroke(Sheet sheet, SKPath path, SKColor ink, float width, float offset)
    {
        using var pen = new SKPaint
        {
            Color = ink, StrokeWidth = width, IsStroke = true, IsAntialias = true,
            StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round,
        };
        sheet.Canvas.Save();
        sheet.Canvas.Translate(offset, offset);
        sheet.Canvas.DrawPath(path, pen);
        sheet.Canvas.Restore();
    }
}
