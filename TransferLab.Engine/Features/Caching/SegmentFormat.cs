using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace TransferLab.Engine.Features.Caching;

/// <summary>
/// A segment file: a header of 64 bytes, then records of equal size, each with the picture's hash, its row and a checksum over both.
/// Files only grow, by one writer each; a record that a crash cut off or the disk damaged fails its checksum and counts as absent.
/// </summary>
internal static class SegmentFormat
{
    public const int HeaderBytes = 64;
    public const string Extension = ".rows";
    private const int ChecksumBytes = 4;

    private static ReadOnlySpan<byte> Magic => "TLROWS\0\u0001"u8;

    public static int RecordBytes(int width) => (PictureHash.Bytes + (width * sizeof(float)) + ChecksumBytes + 7) & ~7;

    public static byte[] Header(FeatureKey key, int width)
    {
        var header = new byte[HeaderBytes];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), width);
        key.Digest.CopyTo(header, 16);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(60), Checksum(header.AsSpan(0, 60)));
        return header;
    }

    public static void WriteRecord(Span<byte> record, PictureHash hash, ReadOnlySpan<float> row)
    {
        hash.Write(record);
        MemoryMarshal.AsBytes(row).CopyTo(record[PictureHash.Bytes..]);
        var end = PictureHash.Bytes + (row.Length * sizeof(float));
        BinaryPrimitives.WriteUInt32LittleEndian(record[end..], Checksum(record[..end]));
        record[(end + ChecksumBytes)..].Clear();
    }

    /// <summary>The row of a record; empty where it is damaged.</summary>
    public static ReadOnlySpan<float> ReadRow(ReadOnlySpan<byte> record, int width)
    {
        var end = PictureHash.Bytes + (width * sizeof(float));
        return BinaryPrimitives.ReadUInt32LittleEndian(record[end..]) == Checksum(record[..end])
            ? MemoryMarshal.Cast<byte, float>(record[PictureHash.Bytes..end])
            : [];
    }

    /// <summary>CRC-32C, for which processors have an instruction.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
        {
            sum = BitOperations.Crc32C(sum, word);
        }

        foreach (var rest in bytes[(words.Length * sizeof(ulong))..])
        {
            sum = BitOperations.Crc32C(sum, rest);
        }

        return ~sum;
    }
}
