using SkiaSharp;

namespace TransferLab.Engine.Imaging;

/// <summary>The one place that reads picture files through Skia.</summary>
internal static class SkiaReader
{
    // So that a folder of huge scans takes the memory of one, not of one per core.
    private static readonly Lock OneLargeAtATime = new();

    public static unsafe PictureInfo Identify(ReadOnlySpan<byte> file)
    {
        fixed (byte* start = file)
        {
            using var data = SKData.Create((nint)start, file.Length);
            using var codec = Open(data, file);
            return Info(codec);
        }
    }

    public static unsafe Raster Read(ReadOnlySpan<byte> file, int? shorterSideAtLeast, long maximumPixels)
    {
        fixed (byte* start = file)
        {
            using var data = SKData.Create((nint)start, file.Length);
            using var codec = Open(data, file);
            var info = Info(codec);
            if (info.Pixels > maximumPixels)
            {
                throw UnreadablePicture.TooManyPixels(info, maximumPixels);
            }

            var scale = ReducedScale.Choose(codec, shorterSideAtLeast);
            if (4L * scale.Width * scale.Height <= Raster.LargeBytes)
            {
                return Orientation.Upright(Pixels(codec, scale), codec.EncodedOrigin);
            }

            lock (OneLargeAtATime)
            {
                return Orientation.Upright(Pixels(codec, scale), codec.EncodedOrigin);
            }
        }
    }

    private static SKCodec Open(SKData data, ReadOnlySpan<byte> file) =>
        (file.IsEmpty ? null : SKCodec.Create(data)) ?? throw UnreadablePicture.NotAPicture(file);

    private static PictureInfo Info(SKCodec codec)
    {
        var (width, height) = Orientation.Transposes(codec.EncodedOrigin)
            ? (codec.Info.Height, codec.Info.Width)
            : (codec.Info.Width, codec.Info.Height);
        return new(Format(codec), width, height);
    }

    private static PictureFormat Format(SKCodec codec) => codec.EncodedFormat switch
    {
        SKEncodedImageFormat.Jpeg => PictureFormat.Jpeg,
        SKEncodedImageFormat.Png => PictureFormat.Png,
        SKEncodedImageFormat.Webp => PictureFormat.WebP,
        SKEncodedImageFormat.Gif => PictureFormat.Gif,
        SKEncodedImageFormat.Bmp => PictureFormat.Bmp,
        var other => throw UnreadablePicture.OtherFormat(other.ToString().ToUpperInvariant()),
    };

    private static unsafe Raster Pixels(SKCodec codec, ReducedScale scale)
    {
        var opaque = codec.Info.AlphaType is SKAlphaType.Opaque;
        // Without a colour space nothing is converted: networks were trained on the values as they are in the file.
        var wanted = new SKImageInfo(scale.Width, scale.Height, SKColorType.Rgba8888, opaque ? SKAlphaType.Opaque : SKAlphaType.Premul, null);
        var raster = Raster.Rent(scale.Width, scale.Height, codec.Info.Width, codec.Info.Height, scale.Factor);
        fixed (byte* pixels = raster.Pixels)
        {
            var result = codec.GetPixels(wanted, (nint)pixels, wanted.RowBytes, SKCodecOptions.Default);
            if (result is not SKCodecResult.Success)
            {
                raster.Dispose();
                throw UnreadablePicture.From(result);
            }
        }

        if (!opaque)
        {
            LayOnWhite(raster.Pixels);
        }

        return raster;
    }

    private static void LayOnWhite(Span<byte> premultiplied)
    {
        for (var i = 0; i < premultiplied.Length; i += 4)
        {
            var white = 255 - premultiplied[i + 3];
            premultiplied[i] = (byte)Math.Min(255, premultiplied[i] + white);
            premultiplied[i + 1] = (byte)Math.Min(255, premultiplied[i + 1] + white);
            premultiplied[i + 2] = (byte)Math.Min(255, premultiplied[i + 2] + white);
        }
    }
}
