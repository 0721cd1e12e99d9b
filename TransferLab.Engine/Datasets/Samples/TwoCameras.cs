namespace TransferLab.Engine.Datasets.Samples;

/// <summary>
/// The task on which transfer hurts: which of two cameras took a picture of a wall. Each sensor has a faint pattern of brighter and darker
/// spots, always in the same places (the fixed pattern noise by which forensics tells cameras apart). A network that recognises things
/// wherever they are averages over places, so that nothing of it is left; comparing pixel by pixel shows it at once.
/// </summary>
public sealed class TwoCameras : SampleTask
{
    private const int Side = 96;
    private const int PerClass = 160;

    /// <summary>Largest deviation of a spot, in levels of 255; a wall's own texture and the grain are several times as strong.</summary>
    private const float Spots = 5;

    /// <summary>Pixels from spot to spot.</summary>
    private const float SpotSize = 4;

    private static readonly string[] Classes = ["camera-a", "camera-b"];

    public override string Id => "sample-two-cameras";

    public override LocalizedText Name => new("Two cameras", "Deux appareils photo");

    public override LocalizedText Summary => new(
        "Walls photographed with two cameras, whose sensors each have a faint pattern of spots, always in the same places. A network that recognises things wherever they are averages just that away: here transfer hurts, and comparing pixels wins.",
        "Des murs photographiés par deux appareils, dont chaque capteur a un faible motif de taches, toujours aux mêmes endroits. Un réseau qui reconnaît les choses où qu’elles soient efface justement cela en moyennant : ici le transfert nuit, et comparer les pixels l’emporte.");

    public override IReadOnlyList<SamplePicture> Pictures { get; } =
        [.. Classes.SelectMany((name, c) => Enumerable.Range(0, PerClass)
            .Select(i => new SamplePicture($"{name}/{i:000}.png", name, 81_000 + (c * 1000) + i, c)))];

    public override byte[] Draw(SamplePicture picture)
    {
        var chance = new Chance(picture.Seed);
        using var sheet = new Sheet(Side);
        Wall(sheet, chance);
        Camera.Shoot(sheet, chance, blur: 0.6f, grain: 7);
        var sensor = new ValueNoise((uint)(4_100 + picture.Variant));
        sheet.Each((x, y, tone) => tone + (Spots * sensor.At(x / SpotSize, y / SpotSize)));
        return sheet.ToPng();
    }

    /// <summary>Plaster, paper or paint in any soft colour.</summary>
    private static void Wall(Sheet sheet, Chance chance)
    {
        var noise = new ValueNoise((uint)chance.Below(int.MaxValue));
        var light = chance.Between(110, 190);
        var colour = new Tone(light + chance.Around(0, 12), light + chance.Around(0, 8), light + chance.Around(0, 14));
        var (rough, size) = (chance.Between(6, 16), chance.Between(3, 14));
        sheet.Each((x, y, _) => colour + (rough * noise.Octaves(x / size, y / size, 3)));
    }
}
