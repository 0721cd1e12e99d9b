using SkiaSharp;

namespace TransferLab.Engine.Datasets.Samples;

/// <summary>Prints that differ only by a faint cast of ink: some pretrained networks overlook it, others do not, so it has to be measured.</summary>
public sealed class InkCast : SampleTask
{
    private const int Side = 96;
    private const int PerClass = 160;

    /// <summary>Levels of 255 by which green falls or rises; red and blue go the other way by half of it.</summary>
    private const float Cast = 3;

    private static readonly string[] Classes = ["green-cast", "magenta-cast"];

    public override string Id => "sample-ink-cast";

    public override LocalizedText Name => new("A faint cast of ink", "Une légère dominante d’encre");

    public override LocalizedText Summary => new(
        "Black-and-white prints from two machines, one a trace too green, the other a trace too magenta. Some networks trained on photographs have learned to ignore exactly that, others see it: which yours is shows only when it is measured.",
        "Des tirages en noir et blanc de deux machines, l’une un soupçon trop verte, l’autre un soupçon trop magenta. Certains réseaux entraînés sur des photographies ont appris à ignorer justement cela, d’autres le voient : seule la mesure dit ce qu’il en est du vôtre.");

    public override IReadOnlyList<SamplePicture> Pictures { get; } =
        [.. Classes.SelectMany((name, c) => Enumerable.Range(0, PerClass)
            .Select(i => new SamplePicture($"{name}/{i:000}.png", name, 63_000 + (c * 1000) + i, c)))];

    public override byte[] Draw(SamplePicture picture)
    {
        var chance = new Chance(picture.Seed);
        using var sheet = new Sheet(Side);
        Print(sheet, chance);
        Camera.Shoot(sheet, chance, blur: 0.5f, grain: 5);
        var sign = picture.Variant == 0 ? 1 : -1;
        // Squeezed away from black and white first, so that the cast is never clipped.
        sheet.Each((_, _, tone) => Tinted((tone * 0.88f) + 14, sign * Cast));
        return sheet.ToPng();
    }

    private static Tone Tinted(Tone tone, float green) => new(tone.R - (green / 2), tone.G + green, tone.B - (green / 2));

    /// <summary>Grey pages with grey things on them, every one different.</summary>
    private static void Print(Sheet sheet, Chance chance)
    {
        var noise = new ValueNoise((uint)chance.Below(int.MaxValue));
        var (ground, contrast, size) = (chance.Between(60, 200), chance.Between(10, 60), chance.Between(6, 40));
        sheet.Each((x, y, _) => Tone.Grey(ground + (contrast * noise.Octaves(x / size, y / size, 3))));
        for (var things = 2 + chance.Below(6); things > 0; things--)
        {
            var grey = (byte)chance.Below(256);
            using var paint = new SKPaint { Color = new SKColor(grey, grey, grey, (byte)(120 + chance.Below(136))), IsAntialias = true };
            var (x, y, w, h) = (chance.Between(-10, 90), chance.Between(-10, 90), chance.Between(8, 50), chance.Between(8, 50));
            if (chance.OneIn(2))
            {
                sheet.Canvas.DrawOval(x, y, w / 2, h / 2, paint);
            }
            else
            {
                sheet.Canvas.DrawRect(x, y, w, h, paint);
            }
        }
    }
}
