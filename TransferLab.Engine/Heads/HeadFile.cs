using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace TransferLab.Engine.Heads;

/// <summary>Stores a trained head: a JSON description, then its numbers. The format is in <c>docs/methods/head-files.md</c>.</summary>
public static class HeadFile
{
    private const int LargestHeaderBytes = 64 << 20;

    private static ReadOnlySpan<byte> Signature => "TLHEAD01"u8;

    public static void Write(TrainedHead head, Stream stream)
    {
        var snapshot = head.ToSnapshot();
        var header = JsonSerializer.SerializeToUtf8Bytes(new Header(
            snapshot.HeadId,
            snapshot.FeatureWidth,
            snapshot.ClassCount,
            snapshot.Choices,
            [.. snapshot.Arrays.Select(array => new ArrayHeader(array.Key, array.Value.Length))],
            snapshot.Texts));
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, header.Length);
        stream.Write(Signature);
        stream.Write(length);
        stream.Write(header);
        foreach (var array in snapshot.Arrays.Values)
        {
            stream.Write(MemoryMarshal.AsBytes(LittleEndian(array).AsSpan()));
        }
    }

    /// <exception cref="TransferLabException">The file is no stored head, or damaged.</exception>
    public static TrainedHead Read(Stream stream)
    {
        try
        {
            return HeadCatalog.Restore(ReadSnapshot(stream));
        }
        catch (Exception damage) when (damage is EndOfStreamException or InvalidDataException or JsonException or KeyNotFoundException or ArgumentException or OverflowException)
        {
            throw new TransferLabException(
                $"The stored classifier cannot be read: its file is damaged or of another kind.",
                $"Run the experiment again; its features are still stored, so that takes little time.",
                damage);
        }
    }

    private static HeadSnapshot ReadSnapshot(Stream stream)
    {
        Span<byte> start = stackalloc byte[12];
        stream.ReadExactly(start);
        var length = BinaryPrimitives.ReadInt32LittleEndian(start[8..]);
        if (!start[..8].SequenceEqual(Signature) || length is < 2 or > LargestHeaderBytes)
        {
            throw new InvalidDataException("Not a stored head.");
        }

        var header = JsonSerializer.Deserialize<Header>(ReadBytes(stream, length)) ?? throw new InvalidDataException("Empty header.");
        var arrays = new Dictionary<string, float[]>();
        foreach (var array in header.Arrays)
        {
            arrays.Add(array.Name, LittleEndian(MemoryMarshal.Cast<byte, float>(ReadBytes(stream, checked(array.Length * 4))).ToArray()));
        }

        return new(header.HeadId, header.FeatureWidth, header.ClassCount, header.Choices, arrays, header.Texts);
    }

    /// <summary>In parts, so that a wrong length costs no memory.</summary>
    private static byte[] ReadBytes(Stream stream, int length)
    {
        using var bytes = new MemoryStream();
        var part = new byte[Math.Min(length, 1 << 20)];
        while (bytes.Length < length)
        {
            var count = (int)Math.Min(part.Length, length - bytes.Length);
            stream.ReadExactly(part, 0, count);
            bytes.Write(part, 0, count);
        }

        return bytes.ToArray();
    }

    private static float[] LittleEndian(float[] values) => BitConverter.IsLittleEndian
        ? values
        : Array.ConvertAll(values, value => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReverseEndianness(BitConverter.SingleToInt32Bits(value))));

    private sealed record ArrayHeader(string Name, int Length);

    private sealed record Header(
        string HeadId,
        int FeatureWidth,
        int ClassCount,
        IReadOnlyDictionary<string, double> Choices,
        IReadOnlyList<ArrayHeader> Arrays,
        IReadOnlyDictionary<string, string> Texts);
}
