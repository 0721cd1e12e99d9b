using CsCheck;
using TransferLab.Engine.Features;
using TransferLab.Engine.Features.Caching;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Features;

public sealed class FeatureCacheTests
{
    private const int Width = 5;

    [Fact]
    public void Read_AfterAppend_GivesEveryRow()
    {
        using var cache = new CacheFixture();
        cache.Append(0, 100);
        cache.Append(100, 50);

        Assert.Equal(150, cache.ReadAll().Count);
    }

    /// <summary>Whatever happens to the files, a row that comes back is the row that was stored.</summary>
    [Fact]
    public void Read_AnyDamage_LosesRowsButNeverChangesOne() => Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 3], Gen.Byte).Sample((place, kind, value) =>
    {
        using var cache = new CacheFixture();
        cache.Append(0, 40);
        var file = Assert.Single(cache.Files());
        var bytes = File.ReadAllBytes(file);
        var at = place % bytes.Length;
        File.WriteAllBytes(file, kind switch
        {
            0 => bytes[..at],
            1 => [.. bytes[..at], value, .. bytes[at..]],
            2 => [.. bytes[..at], (byte)(bytes[at] ^ (value | 1)), .. bytes[(at + 1)..]],
            _ => [.. bytes[..at], .. new byte[bytes.Length - at]],
        });

        var rows = cache.ReadAll();

        Assert.All(rows, pair => Assert.Equal(CacheFixture.Row(pair.Key), pair.Value));
        Assert.Equal(kind == 2 && at >= SegmentFormat.HeaderBytes, kind == 2 && rows.Count >= 39);
    }, iter: 300);

    [Fact]
    public void Read_HeaderOnlyOrEmptyFile_IsPassedOver()
    {
        using var cache = new CacheFixture();
        cache.Append(0, 3);
        var folder = Path.GetDirectoryName(cache.Files()[0])!;
        File.WriteAllBytes(Path.Combine(folder, "zero.rows"), []);
        File.WriteAllText(Path.Combine(folder, "text.rows"), "not a segment");

        Assert.Equal(3, cache.ReadAll().Count);
    }

    [Fact]
    public void Trim_OverTheLimit_GivesUpWhatWasNotUsedLongest()
    {
        using var cache = new CacheFixture(megabytes: 1);
        var rows = 400_000 / SegmentFormat.RecordBytes(Width);
        for (var segment = 0; segment < 3; segment++)
        {
            cache.Append(segment * rows, rows);
            File.SetLastAccessTimeUtc(cache.Files().Order(StringComparer.Ordinal).Last(), new DateTime(2020, 1, 1 + segment, 0, 0, 0, DateTimeKind.Utc));
        }

        cache.Cache.Trim();

        var kept = cache.ReadAll();
        Assert.True(cache.Cache.SizeBytes <= 1_000_000);
        Assert.DoesNotContain(0, kept.Keys);
        Assert.Contains(2 * rows, kept.Keys);
    }

    [Fact]
    public void OpenWriter_NoCacheWanted_IsNull()
    {
        using var cache = new CacheFixture(megabytes: 0);

        Assert.Null(cache.Cache.OpenWriter(cache.Key, Width));
    }

    [Fact]
    public void Append_FolderCannotBeMade_LosesRowsOnly()
    {
        using var cache = new CacheFixture();
        var blocked = cache.Folder["blocked"];
        File.WriteAllText(blocked, "a file where the folder should be");
        using var writer = new SegmentWriter(blocked, cache.Key, Width, TimeProvider.System, () => { });

        writer.Append([PictureHash.Parse(CacheFixture.Hash(1))], CacheFixture.Row(1));

        Assert.NotNull(writer.Failure);
    }

    [Fact]
    public void Clear_Always_LeavesNothing()
    {
        using var cache = new CacheFixture();
        cache.Append(0, 10);

        cache.Cache.Clear();

        Assert.Equal((0L, 0), (cache.Cache.SizeBytes, cache.ReadAll().Count));
    }
}
