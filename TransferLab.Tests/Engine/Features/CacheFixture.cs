using Microsoft.Extensions.Options;
using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Features;
using TransferLab.Engine.Features.Caching;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Features;

/// <summary>A cache of narrow rows whose content follows from their number.</summary>
internal sealed class CacheFixture : IDisposable
{
    private const int Width = 5;

    public CacheFixture(int megabytes = 100) =>
        Cache = new(new DataFolder(Folder.Path), Options.Create(new ExtractionOptions { CacheMegabytes = megabytes }), TimeProvider.System);

    public TemporaryFolder Folder { get; } = new();

    public FeatureCache Cache { get; }

    public FeatureKey Key { get; } = FeatureKey.Of(BackboneCatalog.BuiltIn.Downloadable[0], FeatureKind.Features);

    public static float[] Row(int number) => [.. Enumerable.Range(0, Width).Select(i => number + (i / 8f))];

    public static string Hash(int number) => BackboneHash.OfText(FormattableString.Invariant($"picture {number}"));

    public void Append(int first, int count)
    {
        using var writer = Cache.OpenWriter(Key, Width)!;
        int[] numbers = [.. Enumerable.Range(first, count)];
        writer.Append([.. numbers.Select(number => PictureHash.Parse(Hash(number)))], [.. numbers.SelectMany(Row)]);
    }

    public Dictionary<int, float[]> ReadAll()
    {
        var found = new Dictionary<int, float[]>();
        Cache.Read(Key, Width, (hash, row) =>
        {
            var number = (int)row[0];
            Assert.Equal(PictureHash.Parse(Hash(number)), hash);
            found[number] = row.ToArray();
            return true;
        });
        return found;
    }

    public string[] Files() => Directory.GetFiles(Path.Combine(Folder.Path, "cache", "features"), "*", SearchOption.AllDirectories);

    public void Dispose() => Folder.Dispose();
}
