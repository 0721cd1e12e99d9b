using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Transferability.Sources;

/// <summary>A <see cref="SourceReference"/> as a file: eight letters, a JSON header, the numbers, and a hash over all of it.</summary>
/// <remarks>
/// Rows and components are kept in half precision, which costs distances less than a thousandth: 0.8 MB for 1280 features.
/// </remarks>
public static class SourceReferenceFile
{
    public const string Extension = ".reference";

    private static ReadOnlySpan<byte> Magic => "TLREFER1"u8;

    private const int LongestHeader = 1 << 16;
    private const int WidestFeatures = 1 << 20;

    private sealed record Header(
        string Name, string BackboneSha256, string PreprocessingKey, int Count, int Width, int Components, int Rows, double OtherVariance, PictureTone? Tone,
        string? NameFr = null);

    /// <summary>The bytes of the file.</summary>
    public static byte[] Write(SourceReference reference)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new Header(
            reference.Name.En,
            reference.BackboneSha256,
            reference.PreprocessingKey,
            reference.Count,
            reference.Width,
            reference.Components.Rows,
            reference.Rows.Rows,
            reference.OtherVariance,
            reference.Tone,
            reference.Name.Fr));
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Magic);
        writer.Write(header.Length);
        writer.Write(header);
        foreach (var value in reference.Mean.Concat(reference.Variances))
        {
            writer.Write((float)value);
        }

        writer.Write(Halves(reference.Components));
        writer.Write(Halves(reference.Rows));
        writer.Flush();
        writer.Write(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        writer.Flush();
        return stream.ToArray();
    }

    /// <param name="bytes">The whole file.</param>
    /// <param name="name">How messages name the file.</param>
    /// <exception cref="TransferLabException">It is no reference, or damaged.</exception>
    public static SourceReference Read(ReadOnlySpan<byte> bytes, string name)
    {
        try
        {
            return Parse(bytes) ?? throw Damaged(name, null);
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException or OverflowException)
        {
            throw Damaged(name, wrong);
        }
    }

    private static SourceReference? Parse(ReadOnlySpan<byte> bytes)
    {
        var body = bytes.Length - SHA256.HashSizeInBytes;
        if (body < Magic.Length + 4 || !bytes.StartsWith(Magic) || !SHA256.HashData(bytes[..body]).AsSpan().SequenceEqual(bytes[body..]))
        {
            return null;
        }

        var headerLength = BinaryPrimitives.ReadInt32LittleEndian(bytes[Magic.Length..]);
        var first = Magic.Length + 4 + headerLength;
        if (headerLength is < 2 or > LongestHeader || first > body
            || JsonSerializer.Deserialize<Header>(bytes.Slice(Magic.Length + 4, headerLength)) is not { Width: > 0 and <= WidestFeatures, Components: > 0, Rows: > 0 } header
            || header.Components > header.Width)
        {
            return null;
        }

        long singles = 4L * (header.Width + header.Components), halves = 2L * header.Width * ((long)header.Components + header.Rows);
        if (first + singles + halves != body)
        {
            return null;
        }

        var numbers = MemoryMarshal.Cast<byte, float>(bytes.Slice(first, (int)singles));
        var rest = bytes.Slice(first + (int)singles, (int)halves);
        var componentBytes = 2 * header.Width * header.Components;
        return new()
        {
            Name = new(header.Name, header.NameFr ?? header.Name),
            BackboneSha256 = header.BackboneSha256,
            PreprocessingKey = header.PreprocessingKey,
            Count = header.Count,
            Mean = [.. numbers[..header.Width].ToArray().Select(value => (double)value)],
            Variances = [.. numbers[header.Width..].ToArray().Select(value => (double)value)],
            Components = Matrix(rest[..componentBytes], header.Components, header.Width),
            OtherVariance = header.OtherVariance,
            Rows = Matrix(rest[componentBytes..], header.Rows, header.Width),
            Tone = header.Tone,
        };
    }

    private static byte[] Halves(FeatureMatrix matrix)
    {
        var halves = new Half[matrix.Values.Length];
        for (var i = 0; i < halves.Length; i++)
        {
            halves[i] = (Half)Math.Clamp(matrix.Values[i], -(float)Half.MaxValue, (float)Half.MaxValue);
        }

        return MemoryMarshal.AsBytes<Half>(halves).ToArray();
    }

    private static FeatureMatrix Matrix(ReadOnlySpan<byte> bytes, int rows, int columns)
    {
        var halves = MemoryMarshal.Cast<byte, Half>(bytes);
        var values = new float[halves.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)halves[i];
        }

        return new(values, rows, columns);
    }

    private static TransferLabException Damaged(string name, Exception? inner) => new(
        $"The file {name} is no source reference, or it is damaged.",
        $"Make it again from pictures of the source, or delete it; all works without it but the distance to the source.",
        inner);
}
