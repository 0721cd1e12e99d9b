using Microsoft.Extensions.Options;
using TransferLab.Engine.Features.Caching;

namespace TransferLab.Engine.Features;

/// <summary>Rows of features computed so far, on disk. Limited in size; a crash at any moment, damage and other processes are survived. Thread-safe.</summary>
/// <remarks>See docs/decisions/feature-cache.md.</remarks>
public sealed class FeatureCache(DataFolder data, IOptions<ExtractionOptions> options, TimeProvider time)
{
    private long LimitBytes => options.Value.CacheMegabytes * 1_000_000L;

    private string Root => Directory.CreateDirectory(Path.Combine(data.Cache, "features")).FullName;

    /// <summary>Bytes on disk now.</summary>
    public long SizeBytes => new DirectoryInfo(Root).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Exists ? file.Length : 0);

    /// <summary>Gives up everything; running extractions go on.</summary>
    public void Clear() => CacheTrim.Apply(Root, limitBytes: 0);

    /// <summary>Reads all rows of a key until <paramref name="take"/> has enough; the newest files first. A row may come more than once.</summary>
    internal void Read(FeatureKey key, int width, RowTaker take)
    {
        var folder = new DirectoryInfo(Path.Combine(Root, key.Folder));
        if (!folder.Exists)
        {
            return;
        }

        var enough = false;
        foreach (var file in folder.EnumerateFiles("*" + SegmentFormat.Extension).OrderByDescending(file => file.Name, StringComparer.Ordinal))
        {
            try
            {
                SegmentReader.Read(file.FullName, key, width, (hash, row) => !(enough = !take(hash, row)));
                file.LastAccessTimeUtc = time.GetUtcNow().UtcDateTime;
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // Given up or locked by another process meanwhile: its rows are computed again.
            }

            if (enough)
            {
                return;
            }
        }
    }

    /// <summary>Opens a place for new rows; null where the settings want no cache.</summary>
    internal SegmentWriter? OpenWriter(FeatureKey key, int width) =>
        LimitBytes == 0 ? null : new(Path.Combine(Root, key.Folder), key, width, time, Trim);

    internal void Trim() => CacheTrim.Apply(Root, LimitBytes);
}
