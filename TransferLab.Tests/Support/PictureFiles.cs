using System.Buffers.Binary;
using System.IO.Compression;
using TransferLab.Engine.Imaging;

namespace TransferLab.Tests.Support;

/// <summary>Small picture files in every format that is read. The quarters are red, green, blue and light grey, unless said otherwise.</summary>
public static class PictureFiles
{
    public const int Width = 32;
    public const int Height = 16;

    public static byte[] CmykJpeg => Convert.FromBase64String(
        "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcGBggLCAkKCgoKCgYICwwLCgwJCgoK/8AAFAgAEAAgBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwD9IK/Hevx3r9/KKKKK/lXr+liiiiiiiiv5p6/qoooooor+0iv7SK+oKKKKKK//2Q==");

    /// <summary>Two frames: the quarters, then black.</summary>
    public static byte[] AnimatedGif => Convert.FromBase64String(
        "R0lGODdhIAAQAIQAAJkAAMwAAMwzAACZADOZAADMADPMAMwAM5kzM8wzMwCZMzOZMwDMMzPMMzMAmQAzmTMzmQAAzDMAzAAzzDMzzMzMzP/MzMz/zP//zMzM///M/8z//////wAAAAAAAAAAACwAAAAAIAAQAAAI/wATBBBIcKDBgg0GJFyosCFDghAHRkyQQOGCAgsWXsxo0UDBiRM3MjCgQCPGhxIPqiSIESNJAxcXtlxAEABFmwlsBkBgkMECkg0IjFQAEyMDAg1AHoR44CXRkgqhBj36cWnKBAKevlxwdOHTpFdXHlTYQOtGl08nSJgQgQJbt20jTKDQlkMGDBzybsirl28FuhQAA15LYe1aCxw2WFDMoUJjDogdcwAcF7Day3Q5YNCgF3Fex3sXD1brVoLgthQycLjwOPFiyIkhA36w1gFdCLfj4uX82PPr16MtGyY9QQNrya73tv7blrjp5oYpbM57wXhe67Antx1OODrb1XavVwjHe3eDhg0BAQAsAAAAACAAEACBAAAAAAAAAAAAAAAACCcAAQgcSLCgwYMIEypcyLChw4cQI0qcSLGixYsYM2rcyLGjx48QAwIAOw==");

    public static byte[] LosslessWebP => Convert.FromBase64String(
        "UklGRkIAAABXRUJQVlA4TDYAAAAvH8ADAB8gECAUydUpRyBAqNQuQ4JAgDiSI1KdhPmPvwETAkG2zSQnOckDXCCi/6G6bb8qgB8=");

    /// <summary>Two frames: the quarters, then black.</summary>
    public static byte[] AnimatedWebP => Convert.FromBase64String(
        "UklGRugAAABXRUJQVlA4WAoAAAACAAAAHwAADwAAQU5JTQYAAAAAAAAAAABBTk1GdAAAAAAAAAAAAB8AAA8AAAAAAAJWUDggXAAAADACAJ0BKiAAEAAAwBIloAADXxQWuaSRaD4AAP78pgf628T//00j/+mkf/7oE/90Cf//3QJ//3QJ/PUPdlAP//h0tn//aPv//aPv1dvuTf/+JKf/+Gzftw/rnAAAQU5NRkAAAAAAAAAAAAAfAAAPAAAAAAAAVlA4ICgAAADUAgCdASogABAALiUYjEYAAAJEtIABIXT8b/0WPvUAAP7//kWwAAAA");

    /// <summary>Four colours; the light grey is fully transparent.</summary>
    public static byte[] PalettePngWithTransparency => Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAACAAAAAQAgMAAAAKbpXKAAAADFBMVEXw8PAetB7IHh4eHsgsX/rrAAAAAXRSTlMAQObYZgAAABhJREFUeJxjWAUEoUDAQCHjPxAwgABlDABEnj/BwPp9VwAAAABJRU5ErkJggg==");

    public static Picture Quarters { get; } = Draw(Width, Height, (x, y) => (x < Width / 2, y < Height / 2) switch
    {
        (true, true) => (200, 30, 30),
        (false, true) => (30, 180, 30),
        (true, false) => (30, 30, 200),
        _ => (240, 240, 240),
    });

    public static byte[] Jpeg() => PictureEncoder.Jpeg(Quarters, quality: 95);

    public static byte[] Png() => PictureEncoder.Png(Quarters);

    public static Picture Draw(int width, int height, Func<int, int, (int R, int G, int B)> colour)
    {
        var rgb = new byte[3 * width * height];
        for (var i = 0; i < width * height; i++)
        {
            var (r, g, b) = colour(i % width, i / width);
            (rgb[3 * i], rgb[(3 * i) + 1], rgb[(3 * i) + 2]) = ((byte)r, (byte)g, (byte)b);
        }

        return new(width, height, rgb);
    }

    /// <summary>Soft random blobs, as a photograph out of focus: each seed another picture.</summary>
    public static Picture Noise(int width, int height, int seed)
    {
        var random = new Random(seed);
        var coarse = new byte[3 * 8 * 8];
        random.NextBytes(coarse);
        return PictureScaler.Resample(new(8, 8, coarse), new(0, 0, 8, 8), width, height);
    }

    /// <summary>A JPEG whose EXIF data says how the camera was held (1 to 8).</summary>
    public static byte[] WithOrientation(byte[] jpeg, int orientation)
    {
        byte[] exif =
        [
            0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8,
            0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
        ];
        return [.. jpeg[..2], .. exif, .. jpeg[2..]];
    }

    public static byte[] Bmp(Picture picture)
    {
        var rowBytes = (picture.Width * 3 + 3) / 4 * 4;
        var file = new byte[54 + rowBytes * picture.Height];
        "BM"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2), file.Length);
        file[10] = 54;
        file[14] = 40;
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), picture.Width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), picture.Height);
        (file[26], file[28]) = (1, 24);
        for (var i = 0; i < picture.Width * picture.Height; i++)
        {
            var to = 54 + (picture.Height - 1 - i / picture.Width) * rowBytes + i % picture.Width * 3;
            (file[to], file[to + 1], file[to + 2]) = (picture.Rgb[3 * i + 2], picture.Rgb[3 * i + 1], picture.Rgb[3 * i]);
        }

        return file;
    }

    /// <summary>A PNG of any kind, row by row.</summary>
    /// <param name="colourType">0 grey, 2 RGB, 4 grey with alpha, 6 RGB with alpha.</param>
    /// <param name="row">The bytes of one row without its filter byte.</param>
    /// <param name="rowsWritten">Fewer than <paramref name="height"/> for a file that claims more than it holds.</param>
    public static byte[] Png(int width, int height, int bitDepth, int colourType, Func<int, byte[]> row, int? rowsWritten = null)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = ((byte)bitDepth, (byte)colourType);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = 0; y < (rowsWritten ?? height); y++)
            {
                zlib.WriteByte(0);
                zlib.Write(row(y));
            }
        }

        return [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] content)
    {
        var chunk = new byte[content.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        name.CopyTo(chunk.AsSpan(4));
        content.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(content.Length + 8), Crc(chunk.AsSpan(4, content.Length + 4)));
        return chunk;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return ~crc;
    }
}
