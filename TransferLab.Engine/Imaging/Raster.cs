using System.Buffers;

namespace TransferLab.Engine.Imaging;

/// <summary>Pixels on the way from a file to their final size: red, green, blue and one byte that does not count, in rented memory.</summary>
internal sealed class Raster : IDisposable
{
    /// <summary>Above this, memory is not kept for the next picture, and pictures are decoded one at a time: 16 million pixels.</summary>
    public const int LargeBytes = 64 << 20;

    private byte[]? pixels;

    private Raster(byte[] pixels, int width, int height, int sourceWidth, int sourceHeight, double scale)
    {
        this.pixels = pixels;
        (Width, Height, SourceWidth, SourceHeight, Scale) = (width, height, sourceWidth, sourceHeight, scale);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Width of the picture in the file, of which this may be a reduced copy.</summary>
    public int SourceWidth { get; }

    public int SourceHeight { get; }

    /// <summary>Pixels here per pixel of the file: 1, or n/8 for a reduced JPEG.</summary>
    public double Scale { get; }

    public int RowBytes => Width * 4;

    public Span<byte> Pixels => pixels.AsSpan(0, RowBytes * Height);

    public static Raster Rent(int width, int height, int sourceWidth, int sourceHeight, double scale) =>
        new(Memory(checked(width * height * 4)), width, height, sourceWidth, sourceHeight, scale);

    public static Raster From(Picture picture)
    {
        var raster = Rent(picture.Width, picture.Height, picture.Width, picture.Height, scale: 1);
        var from = picture.Rgb;
        var to = raster.Pixels;
        for (int i = 0, j = 0; i < from.Length; i += 3, j += 4)
        {
            (to[j], to[j + 1], to[j + 2]) = (from[i], from[i + 1], from[i + 2]);
        }

        return raster;
    }

    public Picture ToPicture()
    {
        var rgb = GC.AllocateUninitializedArray<byte>(3 * Width * Height);
        var from = Pixels;
        for (int i = 0, j = 0; i < rgb.Length; i += 3, j += 4)
        {
            (rgb[i], rgb[i + 1], rgb[i + 2]) = (from[j], from[j + 1], from[j + 2]);
        }

        return new(Width, Height, rgb);
    }

    public void Dispose()
    {
        if (pixels is { Length: <= LargeBytes })
        {
            ArrayPool<byte>.Shared.Return(pixels);
        }

        pixels = null;
    }

    private static byte[] Memory(int bytes) => bytes > LargeBytes
        ? GC.AllocateUninitializedArray<byte>(bytes)
        : ArrayPool<byte>.Shared.Rent(bytes);
}
