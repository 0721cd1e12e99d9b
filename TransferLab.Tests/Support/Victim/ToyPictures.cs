using TransferLab.Engine.Imaging;

namespace TransferLab.Victim;

/// <summary>A folder of small pictures of three classes: stripes along, stripes across, and neither, under noise.</summary>
public static class ToyPictures
{
    public const int Side = 24;

    /// <summary>The same pictures every time.</summary>
    public static string Write(string folder, int perClass = 16)
    {
        foreach (var (label, name) in new[] { "across", "along", "plain" }.Index())
        {
            var target = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
            for (var i = 0; i < perClass; i++)
            {
                File.WriteAllBytes(Path.Combine(target, $"{i}.png"), PictureEncoder.Png(Draw(label, seed: (100 * label) + i)));
            }
        }

        return folder;
    }

    private static Picture Draw(int label, int seed)
    {
        var random = new Random(seed);
        var (phase, rgb) = (random.Next(6), new byte[3 * Side * Side]);
        for (var i = 0; i < Side * Side; i++)
        {
            var place = phase + (label == 0 ? i / Side : i % Side);
            var stripe = label == 2 ? 40 : place % 6 < 3 ? 80 : 0;
            rgb.AsSpan(3 * i, 3).Fill((byte)(60 + stripe + random.Next(60)));
        }

        return new(Side, Side, rgb);
    }
}
