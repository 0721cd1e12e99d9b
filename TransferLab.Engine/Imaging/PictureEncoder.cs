using SkiaSharp;

namespace TransferLab.Engine.Imaging;

/// <summary>Writes pictures as files.</summary>
public static class PictureEncoder
{
    /// <param name="quality">1 to 100.</param>
    public static byte[] Jpeg(Picture picture, int quality = 85) => Encode(picture, SKEncodedImageFormat.Jpeg, quality);

    /// <summary>Without loss.</summary>
    public static byte[] Png(Picture picture) => Encode(picture, SKEncodedImageFormat.Png, 100);

    private static unsafe byte[] Encode(Picture picture, SKEncodedImageFormat format, int quality)
    {
        using var raster = Raster.From(picture);
        var info = new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        fixed (byte* pixels = raster.Pixels)
        {
            using var map = new SKPixmap(info, (nint)pixels, raster.RowBytes);
            using var data = map.Encode(format, quality) ?? throw new InvalidOperationException($"{format} was not written.");
            return data.ToArray();
        }
    }
}
