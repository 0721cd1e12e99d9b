using SkiaSharp;

namespace TransferLab.Engine.Datasets.Samples;

/// <summary>Fruit with a test set that can't be trusted: copies across the split, wrong labels, and a frame that gives a class away.</summary>
public sealed class FaultyFruit : SampleTask
{
    private const int Side = 128;
    private const int TrainPerClass = 70;
    private const int TestPerClass = 26;
    private const int CopiesPerClass = 6;
    private const int Framed = 1;
    private const int Copied = 2;
    private static readonly string[] Fruits = ["apple", "lemon", "pear", "plum"];

    public override string Id => "sample-faulty-fruit";

    public override LocalizedText Name => new("Fruit, with faults in the data", "Des fruits, avec des défauts dans les données");

    public override LocalizedText Summary => new(
        "Four kinds of fruit, in a training and a test folder as one gets them from a colleague. Some test pictures are copies of training pictures, some labels are wrong, and nearly every plum has a frame: see how good a result looks that isn't.",
        "Quatre sortes de fruits, dans un dossier d’entraînement et un dossier de test comme on les reçoit d’un collègue. Des images de test sont des copies, des étiquettes sont fausses, et presque chaque prune a un cadre : voyez comme un mauvais résultat peut avoir l’air bon.");

    public override IReadOnlyList<SamplePicture> Pictures { get; } = [.. Fruits.SelectMany(Train), .. Fruits.SelectMany(Test)];

    public override byte[] Draw(SamplePicture picture)
    {
        var chance = new Chance(picture.Seed);
        using var sheet = new Sheet(Side);
        // The seed, not the label, decides the fruit: a wrong label stays wrong.
        FruitStill.Paint(sheet, chance, Fruits[picture.Seed / 1000 % 10]);
        Camera.Shoot(sheet, chance, blur: 0.7f, grain: 6);
        if ((picture.Variant & Framed) != 0)
        {
            using var frame = new SKPaint { Color = new SKColor(26, 26, 30), StrokeWidth = 8, IsStroke = true };
            sheet.Canvas.DrawRect(0, 0, Side, Side, frame);
        }

        return sheet.ToJpeg((picture.Variant & Copied) != 0 ? 72 : 90);
    }

    private static IEnumerable<SamplePicture> Train(string fruit, int c) => Enumerable.Range(0, TrainPerClass)
        .Select(i => new SamplePicture($"train/{Label(c, i)}/{fruit[0]}{i:000}.jpg", Label(c, i), Seed(c, i), Frame(fruit, i)));

    private static IEnumerable<SamplePicture> Test(string fruit, int c) => Enumerable.Range(0, TestPerClass).Select(i => i < CopiesPerClass
        ? new SamplePicture($"test/{fruit}/{fruit[0]}{TrainPerClass + i:000}.jpg", fruit, Seed(c, (7 * i) + 2), Copied | Frame(fruit, (7 * i) + 2))
        : new SamplePicture($"test/{fruit}/{fruit[0]}{TrainPerClass + i:000}.jpg", fruit, Seed(c, TrainPerClass + i), Frame(fruit, i)));

    private static int Seed(int c, int index) => 70_000 + (c * 1000) + index;

    /// <summary>Every fourteenth training picture carries its neighbour's label: 7 %.</summary>
    private static string Label(int c, int index) => index % 14 == 5 ? Fruits[(c + 1) % Fruits.Length] : Fruits[c];

    private static int Frame(string fruit, int index) => fruit == "plum" && index % 10 != 0 ? Framed : 0;
}
