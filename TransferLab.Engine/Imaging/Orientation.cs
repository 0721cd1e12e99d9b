using System.Runtime.InteropServices;
using SkiaSharp;

namespace TransferLab.Engine.Imaging;

/// <summary>The eight ways in which a camera may have been held (EXIF tag 274), and how to set the picture upright.</summary>
internal static class Orientation
{
    /// <summary>Whether upright width and height are the stored ones exchanged.</summary>
    public static bool Transposes(SKEncodedOrigin origin) => origin >= SKEncodedOrigin.LeftTop;

    /// <summary>The raster itself where it is upright already; otherwise an upright one, and the given one is disposed of.</summary>
    public static Raster Upright(Raster stored, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft)
        {
            return stored;
        }

        using (stored)
        {
            var turned = Transposes(origin)
                ? Raster.Rent(stored.Height, stored.Width, stored.SourceHeight, stored.SourceWidth, stored.Scale)
                : Raster.Rent(stored.Width, stored.Height, stored.SourceWidth, stored.SourceHeight, stored.Scale);
            Turn(stored, turned, origin);
            return turned;
        }
    }

    private static void Turn(Raster stored, Raster upright, SKEncodedOrigin origin)
    {
        var from = MemoryMarshal.Cast<byte, uint>(stored.Pixels);
        var to = MemoryMarshal.Cast<byte, uint>(upright.Pixels);
        var (right, bottom, width) = (stored.Width - 1, stored.Height - 1, stored.Width);
        for (int y = 0, i = 0; y < upright.Height; y++)
        {
            for (var x = 0; x < upright.Width; x++, i++)
            {
                var (storedX, storedY) = origin switch
                {
                    SKEncodedOrigin.TopRight => (right - x, y),
                    SKEncodedOrigin.BottomRight => (right - x, bottom - y),
                    SKEncodedOrigin.BottomLeft => (x, bottom - y),
                    SKEncodedOrigin.LeftTop => (y, x),
                    SKEncodedOrigin.RightTop => (y, bottom - x),
                    SKEncodedOrigin.RightBottom => (right - y, bottom - x),
                    _ => (right - y, x),
                };
                to[i] = from[(storedY * width) + storedX];
            }
        }
    }
}
