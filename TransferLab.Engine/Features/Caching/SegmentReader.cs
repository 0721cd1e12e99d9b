using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace TransferLab.Engine.Features.Caching;

/// <summary>Reads a segment from front to back in large blocks.</summary>
internal static class SegmentReader
{
    private const int BlockBytes = 1 << 20;

    /// <summary>Gives every sound record to <paramref name="take"/>, until that has enough.</summary>
    /// <param name="take">Called with hash and row; returns false to stop.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static void Read(string file, FeatureKey key, int width, RowTaker take)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
        Span<byte> header = stackalloc byte[SegmentFormat.HeaderBytes];
        if (RandomAccess.Read(handle, header, 0) < header.Length || !header.SequenceEqual(SegmentFormat.Header(key, width)))
        {
            return;
        }

        var size = SegmentFormat.RecordBytes(width);
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(BlockBytes / size, 1) * size);
        try
        {
            ReadRecords(handle, buffer.AsSpan(0, buffer.Length / size * size), size, width, take);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void ReadRecords(SafeFileHandle handle, Span<byte> block, int size, int width, RowTaker take)
    {
        long offset = SegmentFormat.HeaderBytes;
        while (true)
        {
            var count = Fill(handle, block, offset) / size;
            for (var i = 0; i < count; i++)
            {
                var record = block.Slice(i * size, size);
                var row = SegmentFormat.ReadRow(record, width);
                if (row.Length > 0 && !take(PictureHash.Read(record), row))
                {
                    return;
                }
            }

            if (count * size < block.Length)
            {
                return;
            }

            offset += block.Length;
        }
    }

    private static int Fill(SafeFileHandle handle, Span<byte> block, long offset)
    {
        var read = 0;
        for (int count; read < block.Length && (count = RandomAccess.Read(handle, block[read..], offset + read)) > 0;)
        {
            read += count;
        }

        return read;
    }
}
