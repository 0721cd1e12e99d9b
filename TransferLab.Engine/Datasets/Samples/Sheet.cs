using SkiaSharp;

namespace TransferLab.Engine.Datasets.Samples;

/// <summary>A square picture in the making: painted pixel by pixel and with Skia's pens in turn.</summary>
internal sealed class Sheet : IDisposable
{
    private readonly SKBitmap bitmap;

    public Sheet(int side)
    {
        Side = side;
        bitmap = new SKBitmap(side, side, SKColorType.Rgba8888, SKAlphaType.Opaque);
        Canvas = new SKCanvas(bitmap);
    }

    public int Side { get; }

    public SKCanvas Canvas { get; }

    /// <summary>Replaces every pixel by what <paramref name="paint"/> makes of its place and its colour so far.</summary>
    public unsafe void Each(Func<int, int, Tone, Tone> paint)
    {
        Canvas.Flush();
        var pixels = new Span<byte>((void*)bitmap.GetPixels(), Side * Side * 4);
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var pixel = pixels.Slice(((y * Side) + x) * 4, 4);
                paint(x, y, new Tone(pixel[0], pixel[1], pixel[2])).WriteTo(pixel);
            }
        }

        bitmap.NotifyPixelsChanged();
    }

    /// <summary>Gaussian blur of the whole sheet.</summary>
    public void Blur(float sigma)
    {
        if (sigma < 0.2f)
        {
            return;
        }

        Canvas.Flush();
        using var copy = bitmap.Copy();
        using var filter = SKImageFilter.CreateBlur(sigma, sigma, SKShaderTileMode.Clamp);
        using var paint = new SKPaint { ImageFilter = filter };
        Canvas.DrawBitmap(copy, 0, 0, paint);
    }

    public byte[] ToJpeg(int quality) => Encode(SKEncodedImageFormat.Jpeg, quality);

    public byte[] ToPng() => Encode(SKEncodedImageFormat.Png, 100);

    public void Dispose()
    {
        Canvas.Dispose();
        bitmap.Dispose();
    }

    private byte[] Encode(SKEncodedImageFormat format, int quality)
    {
        Canvas.Flush();
        using var data = bitmap.Encode(format, quality);
        return data.ToArray();
    }
}
