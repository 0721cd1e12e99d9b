using Microsoft.Win32.SafeHandles;

namespace TransferLab.Engine.Features.Caching;

/// <summary>Appends rows to a segment of its own. Thread-safe. What cannot be written is lost, not an error: it is computed again next time.</summary>
internal sealed class SegmentWriter(string folder, FeatureKey key, int width, TimeProvider time, Action afterSegment) : IDisposable
{
    /// <summary>The unit in which old rows are given up.</summary>
    internal const long LargestSegmentBytes = 64L << 20;

    private readonly Lock gate = new();
    private readonly int size = SegmentFormat.RecordBytes(width);
    private SafeFileHandle? handle;
    private byte[] records = [];
    private long length;

    /// <summary>Why writing ended early, e.g. because the disk is full; null while all is well.</summary>
    public Exception? Failure { get; private set; }

    /// <param name="hashes">One per row.</param>
    /// <param name="rows">Shape (hashes.Length, width).</param>
    public void Append(ReadOnlySpan<PictureHash> hashes, ReadOnlySpan<float> rows)
    {
        lock (gate)
        {
            if (Failure is not null)
            {
                return;
            }

            try
            {
                Write(hashes, rows);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                Failure = failure;
            }
        }
    }

    public void Dispose() => handle?.Dispose();

    private void Write(ReadOnlySpan<PictureHash> hashes, ReadOnlySpan<float> rows)
    {
        var bytes = hashes.Length * size;
        records = records.Length < bytes ? new byte[bytes] : records;
        for (var i = 0; i < hashes.Length; i++)
        {
            SegmentFormat.WriteRecord(records.AsSpan(i * size, size), hashes[i], rows.Slice(i * width, width));
        }

        handle ??= Begin();
        RandomAccess.Write(handle, records.AsSpan(0, bytes), length);
        length += bytes;
        if (length >= LargestSegmentBytes)
        {
            handle.Dispose();
            handle = null;
            afterSegment();
        }
    }

    /// <summary>The file gets its name only with a whole header in it, so that nobody takes it for a damaged one.</summary>
    private SafeFileHandle Begin()
    {
        Directory.CreateDirectory(folder);
        var name = FormattableString.Invariant($"{time.GetUtcNow().UtcTicks:x16}-{Guid.NewGuid():N}");
        var (unfinished, finished) = (Path.Combine(folder, name + ".new"), Path.Combine(folder, name + SegmentFormat.Extension));
        var begun = File.OpenHandle(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            RandomAccess.Write(begun, SegmentFormat.Header(key, width), 0);
            File.Move(unfinished, finished);
            length = SegmentFormat.HeaderBytes;
            return begun;
        }
        catch
        {
            begun.Dispose();
            throw;
        }
    }
}
