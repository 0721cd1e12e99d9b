using System.Buffers.Binary;

namespace TransferLab.Engine.Datasets.Importing;

/// <summary>Looks at the end of a ZIP archive before anything of it is loaded.</summary>
internal static class ZipDirectory
{
    private const int EndBytes = 22;
    private const int LocatorBytes = 20;
    private const int LongestComment = ushort.MaxValue;

    /// <summary>How long the archive's directory can be at most; 0 where the archive has no end record (and is not one).</summary>
    public static long BytesOf(Stream archive)
    {
        var tail = new byte[Math.Min(archive.Length, EndBytes + LongestComment + LocatorBytes)];
        archive.Seek(-tail.Length, SeekOrigin.End);
        archive.ReadExactly(tail);
        archive.Seek(0, SeekOrigin.Begin);
        var end = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || end + EndBytes > tail.Length)
        {
            return 0;
        }

        var start = (long)BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        return start == uint.MaxValue ? LongBytesOf(archive, tail.AsSpan(0, end)) : archive.Length - start;
    }

    // The 64-bit end record, which a locator right before the plain one points to.
    private static long LongBytesOf(Stream archive, ReadOnlySpan<byte> beforeEnd)
    {
        var locator = beforeEnd.LastIndexOf("PK\x06\x07"u8);
        if (locator < 0 || locator + LocatorBytes > beforeEnd.Length)
        {
            return 0;
        }

        var record = new byte[56];
        var at = BinaryPrimitives.ReadInt64LittleEndian(beforeEnd[(locator + 8)..]);
        if (at < 0 || at > archive.Length - record.Length)
        {
            return 0;
        }

        archive.Seek(at, SeekOrigin.Begin);
        archive.ReadExactly(record);
        archive.Seek(0, SeekOrigin.Begin);
        return archive.Length - Math.Clamp(BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(48)), 0, archive.Length);
    }
}
