using TransferLab.Engine.Imaging;

namespace TransferLab.Engine.Datasets.Importing;

/// <summary>Small JPEGs on disk, by content; the oldest go when they take more room than allowed.</summary>
internal sealed class ThumbnailCache
{
    private const int SweepEvery = 256;
    private const string HalfWritten = "thumbnail-";

    private readonly DataFolder folder;
    private readonly long maximumBytes;
    private int written;

    public ThumbnailCache(DataFolder folder, long maximumBytes)
    {
        (this.folder, this.maximumBytes) = (folder, maximumBytes);
        foreach (var leftover in Directory.EnumerateFiles(folder.Temporary, HalfWritten + "*"))
        {
            File.Delete(leftover);
        }
    }

    public async Task<byte[]> GetAsync(
        string contentHash, int side, Func<CancellationToken, Task<byte[]>> readAsync, long maximumPixels, CancellationToken cancellationToken)
    {
        var size = side switch { <= 64 => 64, <= 128 => 128, <= 256 => 256, _ => 512 };
        var path = Path.Combine(Root, contentHash[..2], $"{contentHash}-{size}.jpg");
        try
        {
            if (await File.ReadAllBytesAsync(path, cancellationToken) is { Length: > 0 } known)
            {
                return known;
            }
        }
        catch (IOException)
        {
            // Not made yet, or swept.
        }

        var file = await readAsync(cancellationToken);
        var thumbnail = await Task.Run(() => PictureEncoder.Jpeg(PictureScaler.Within(PictureDecoder.Decode(file, size, maximumPixels), size)), cancellationToken);
        Keep(path, thumbnail);
        return thumbnail;
    }

    private string Root => Path.Combine(folder.Cache, "thumbnails");

    private void Keep(string path, byte[] thumbnail)
    {
        try
        {
            var half = Path.Combine(folder.Temporary, HalfWritten + Guid.NewGuid().ToString("N"));
            File.WriteAllBytes(half, thumbnail);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(half, path, overwrite: true);
            if (Interlocked.Increment(ref written) % SweepEvery == 1)
            {
                Sweep();
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A cache that cannot be written costs time, nothing else.
        }
    }

    private void Sweep()
    {
        var oldestFirst = new DirectoryInfo(Root).EnumerateFiles("*.jpg", SearchOption.AllDirectories).OrderBy(file => file.LastWriteTimeUtc).ToList();
        var excess = oldestFirst.Sum(file => file.Length) - maximumBytes;
        foreach (var file in oldestFirst.TakeWhile(_ => excess > 0))
        {
            excess -= file.Length;
            file.Delete();
        }
    }
}
