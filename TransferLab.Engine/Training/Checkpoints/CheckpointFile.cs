using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace TransferLab.Engine.Training.Checkpoints;

/// <summary>A file of one JSON value and some arrays of bytes behind a hash of all of it: a damaged or half-written one counts as absent.</summary>
internal static class CheckpointFile
{
    public static void Write(string path, string temporary, object header, IReadOnlyList<ReadOnlyMemory<byte>> arrays) =>
        DurableFile.Write(path, temporary, stream =>
        {
            stream.Write(new byte[SHA256.HashSizeInBytes]);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var part in (IEnumerable<ReadOnlyMemory<byte>>)[JsonSerializer.SerializeToUtf8Bytes(header, header.GetType()), .. arrays])
            {
                Append(stream, hash, Length(part.Length));
                Append(stream, hash, part.Span);
            }

            stream.Position = 0;
            stream.Write(hash.GetHashAndReset());
        });

    /// <summary>Null where there is none, or no whole one.</summary>
    public static (THeader Header, IReadOnlyList<byte[]> Arrays)? Read<THeader>(string path)
        where THeader : class
    {
        try
        {
            using var file = File.OpenRead(path);
            var expected = new byte[SHA256.HashSizeInBytes];
            file.ReadExactly(expected);
            if (!SHA256.HashData(file).AsSpan().SequenceEqual(expected))
            {
                return null;
            }

            file.Position = expected.Length;
            var header = JsonSerializer.Deserialize<THeader>(Next(file));
            var arrays = new List<byte[]>();
            while (file.Position < file.Length)
            {
                arrays.Add(Next(file));
            }

            return header is null ? null : (header, arrays);
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private static byte[] Next(FileStream file)
    {
        var length = new byte[sizeof(long)];
        file.ReadExactly(length);
        var part = new byte[BinaryPrimitives.ReadInt64LittleEndian(length)];
        file.ReadExactly(part);
        return part;
    }

    private static byte[] Length(long value)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return bytes;
    }

    private static void Append(Stream stream, IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        stream.Write(bytes);
        hash.AppendData(bytes);
    }
}
