using SkiaSharp;
using TransferLab.Engine.Datasets.Samples;
using TransferLab.Engine.Imaging;

namespace TransferLab.Engine.Backbones.Bundled.Recipes;

/// <summary>Written glyphs as maps of ink, and which glyph each one is.</summary>
internal sealed class InkSheets
{
    /// <summary>Pixels of each side: more than the network sees, since glyphs are turned and stretched.</summary>
    public const int Side = 56;

    // Far from the seeds of the sample task: its letters must be new to the network.
    private const int FirstInventedSeed = 910_000;
    private const int DrawnSide = 112;

    private readonly List<(byte[] Ink, int Glyph)> sheets = [];

    public int Count => sheets.Count;

    /// <summary>Different glyphs.</summary>
    public int GlyphCount { get; private set; }

    /// <summary>0 is bare paper, 255 full ink; shape (Side, Side).</summary>
    public byte[] Ink(int sheet) => sheets[sheet].Ink;

    public int Glyph(int sheet) => sheets[sheet].Glyph;

    public static InkSheets Load(GlyphRecipe recipe, string folder, CancellationToken cancellationToken)
    {
        var all = new InkSheets();
        foreach (var source in recipe.Pictures)
        {
            all.AddWritten(folder, source);
        }

        for (var letter = 0; letter < recipe.Invented; letter++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            all.AddInvented(FirstInventedSeed + (17 * letter), recipe.Hands, curved: letter % 2 == 0);
        }

        return all;
    }

    /// <summary>Each folder of an archive is one glyph.</summary>
    private void AddWritten(string folder, RecipeSource source)
    {
        var pictures = new RecipePictures();
        var range = pictures.Add(folder, source);
        byte[] buffer = [];
        var current = "";
        for (var i = range.Start.Value; i < range.End.Value; i++)
        {
            var glyph = Path.GetDirectoryName(pictures.Name(i))!;
            GlyphCount += glyph == current ? 0 : 1;
            current = glyph;
            var length = pictures.Read(i, ref buffer);
            sheets.Add((InkOf(PictureDecoder.Decode(buffer.AsSpan(0, length))), GlyphCount - 1));
        }
    }

    private void AddInvented(int seed, int hands, bool curved)
    {
        var glyph = Datasets.Samples.Glyph.Invent(seed, curved);
        for (var hand = 0; hand < hands; hand++)
        {
            var chance = new Chance(seed + (100_003 * (hand + 1)));
            using var sheet = new Sheet(DrawnSide);
            sheet.Canvas.Clear(SKColors.White);
            glyph.Write(sheet, chance, new(SKColors.Black, chance.Between(2, 6), chance.Between(0, 0.6f)));
            sheets.Add((InkOf(PictureDecoder.Decode(sheet.ToPng())), GlyphCount));
        }

        GlyphCount++;
    }

    private static byte[] InkOf(Picture picture)
    {
        var small = PictureScaler.Resample(picture, new(0, 0, picture.Width, picture.Height), Side, Side);
        var ink = new byte[Side * Side];
        for (var i = 0; i < ink.Length; i++)
        {
            ink[i] = (byte)(255 - small.Rgb[3 * i]);
        }

        return ink;
    }
}
