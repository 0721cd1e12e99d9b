namespace TransferLab.Engine.Datasets.Samples;

/// <summary>
/// The task on which transfer hurts: is the diode soldered in the right way round? Only the end that bears the band tells. To recognise a
/// thing it does not matter which way round it lies, so a network for photographs hardly keeps it; one that starts from nothing learns it soon.
/// </summary>
public sealed class ReversedDiodes : SampleTask
{
    private const int Side = 96;

    /// <summary>Pictures of each class to learn from.</summary>
    private const int Training = 120;

    /// <summary>And to test with.</summary>
    private const int Test = 80;

    /// <summary>
    /// Part of the light by which the left edge is brighter than the middle and the right edge darker: one lamp, always in its place. By it
    /// training from scratch sees that left and right mean something here, and does not mirror the pictures.
    /// </summary>
    private const float Lamp = 0.25f;

    /// <summary>Pixels by which the diode lies beside the middle at most, each way.</summary>
    private const float Off = 14;

    private static readonly string[] Classes = ["correct", "reversed"];

    public override string Id => "sample-reversed-diodes";

    public override LocalizedText Name => new("Reversed diodes", "Diodes à l’envers");

    public override LocalizedText Summary => new(
        "Circuit boards under a lamp, each with a diode that is soldered in correctly, its band on the right, or the wrong way round. Networks for photographs have learned that a thing is the same whichever way it lies: here transfer hurts, and a small network trained from scratch wins.",
        "Des cartes électroniques sous une lampe, chacune avec une diode soudée correctement, l’anneau à droite, ou à l’envers. Les réseaux pour photographies ont appris qu’une chose reste la même dans quelque sens qu’elle soit : ici le transfert nuit, et un petit réseau parti de zéro l’emporte.");

    public override IReadOnlyList<SamplePicture> Pictures { get; } =
        [.. Classes.SelectMany((name, c) => Enumerable.Range(0, Training + Test)
            .Select(i => new SamplePicture($"{(i < Training ? "train" : "test")}/{name}/{i:000}.png", name, 91_000 + (c * 1000) + i, c)))];

    public override byte[] Draw(SamplePicture picture)
    {
        var chance = new Chance(picture.Seed);
        using var sheet = new Sheet(Side);
        CircuitBoard.Paint(sheet, chance);
        var (x, y) = (Middle(chance), Middle(chance));
        Diode.Paint(sheet, chance, x, y, reversed: picture.Variant == 1);
        sheet.Each((x, _, tone) => tone * (1 + Lamp - (2 * Lamp * x / (Side - 1))));
        Camera.Shoot(sheet, chance, blur: 0.7f, grain: 7);
        return sheet.ToPng();
    }

    private static float Middle(Chance chance) => (Side / 2f) + chance.Between(-Off, Off);
}
