using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace TransferLab.Engine.Experiments.Steps;

/// <summary>One product as a file: hash of the rest, length of the JSON, JSON, then the number arrays in it, each with its length.</summary>
internal static class ProductFile
{
    public static void Write(Stream target, object product)
    {
        byte[] json = [];
        var arrays = FloatsJsonConverter.Collect(() => json = JsonSerializer.SerializeToUtf8Bytes(product, product.GetType(), ExperimentJson.Compact));

        var start = target.Position;
        target.Write(new byte[SHA256.HashSizeInBytes]);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(target, hash, Length(json.Length));
        Append(target, hash, json);
        foreach (var array in arrays)
        {
            Append(target, hash, Length(array.Length));
            Append(target, hash, MemoryMarshal.AsBytes(array.AsSpan()));
        }

        target.Position = start;
        target.Write(hash.GetHashAndReset());
    }

    /// <exception cref="InvalidDataException">The file is not what was written.</exception>
    public static object Read(string path, Type type)
    {
        using var file = File.OpenRead(path);
        var expected = new byte[SHA256.HashSizeInBytes];
        if (file.ReadAtLeast(expected, expected.Length, throwOnEndOfStream: false) < expected.Length
            || !SHA256.HashData(file).AsSpan().SequenceEqual(expected))
        {
            throw new InvalidDataException($"{path} is damaged.");
        }

        file.Position = expected.Length;
        var json = new byte[ReadLength(file)];
        file.ReadExactly(json);
        var arrays = new List<float[]>();
        while (file.Position < file.Length)
        {
            arrays.Add(ReadArray(file));
        }

        return Deserialize(json, arrays, type);
    }

    private static object Deserialize(byte[] json, List<float[]> arrays, Type type)
    {
        object? product = null;
        try
        {
            FloatsJsonConverter.Provide(arrays, () => product = JsonSerializer.Deserialize(json, type, ExperimentJson.Compact));
        }
        catch (JsonException changed)
        {
            throw new InvalidDataException($"The product is no {type.Name} of this release.", changed);
        }

        return product ?? throw new InvalidDataException($"The product is no {type.Name}.");
    }

    private static float[] ReadArray(FileStream file)
    {
        var array = new float[ReadLength(file)];
        file.ReadExactly(MemoryMarshal.AsBytes(array.AsSpan()));
        return array;
    }

    private static void Append(Stream target, IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        target.Write(bytes);
        hash.AppendData(bytes);
    }

    private static byte[] Length(long value)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return bytes;
    }

    private static long ReadLength(FileStream file)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        file.ReadExactly(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }
}
