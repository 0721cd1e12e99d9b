namespace TransferLab.Engine.Datasets.Samples;

/// <summary>Letters of two alphabets that nobody writes, in sixteen hands, with different pens on different papers.</summary>
public sealed class InventedLetters : SampleTask
{
    private const int Side = 112;
    private const int Hands = 16;
    private static readonly string[] Letters =
    [
        "ako", "bem", "cil", "dur", "efa", "gon", "hib", "jad", "kes", "lum", "miv", "nor",
        "opi", "pag", "ruz", "sen", "tov", "ubi", "vax", "wei", "xol", "yam", "zet", "zhu",
    ];

    private static readonly Glyph[] Glyphs = [.. Letters.Select((_, index) => Glyph.Invent(7_100 + (31 * index), curved: index % 2 == 0))];

    public override string Id => "sample-invented-letters";

    public override LocalizedText Name => new("Letters of invented alphabets", "Lettres d’alphabets inventés");

    public override LocalizedText Summary => new(
        "Twenty-four letters that no one has ever seen, each written by sixteen hands with ballpoint, brush, marker or pencil. One to five examples a letter show what few-shot learning can do.",
        "Vingt-quatre lettres que personne n’a jamais vues, chacune tracée par seize mains au stylo, au pinceau, au feutre ou au crayon. Un à cinq exemples par lettre montrent ce que peut l’apprentissage à partir de peu d’exemples.");

    public override IReadOnlyList<SamplePicture> Pictures { get; } =
        [.. Letters.SelectMany((name, c) => Enumerable.Range(0, Hands)
            .Select(hand => new SamplePicture($"{name}/{hand:00}.jpg", name, 52_000 + (c * 100) + hand)))];

    public override byte[] Draw(SamplePicture picture)
    {
        var chance = new Chance(picture.Seed);
        using var sheet = new Sheet(Side);
        var dark = Paper.Lay(sheet, chance);
        Glyphs[Array.IndexOf(Letters, picture.ClassName)].Write(sheet, chance, Pen.Choose(chance, dark));
        Camera.Shoot(sheet, chance, blur: 0.6f, grain: 5);
        return sheet.ToJpeg(88);
    }
}
