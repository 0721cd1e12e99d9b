namespace TransferLab.Engine.Imaging;

/// <summary>
/// Reads JPEG, PNG, WebP, GIF (its first frame) and BMP. EXIF orientation is applied, alpha is laid on white, grey, CMYK and
/// 16-bit pictures become 8-bit RGB; colour profiles are left aside, as in the pipelines that pretrained networks were trained with.
/// </summary>
/// <remarks>Any bytes are survived: what is not a whole picture ends in a <see cref="TransferLabException"/>. Thread-safe.</remarks>
public static class PictureDecoder
{
    /// <summary>Above this a picture is refused from its header, before memory is taken: 120 million, a 12,000×10,000 scan.</summary>
    public const long DefaultMaximumPixels = 120_000_000;

    /// <summary>Reads only the header. The rest of the file may still be damaged.</summary>
    /// <exception cref="TransferLabException">This is not a picture that can be read.</exception>
    public static PictureInfo Identify(ReadOnlySpan<byte> file) => SkiaReader.Identify(file);

    /// <summary>Decodes everything at the lowest cost, so that a file which is cut off or damaged is found before it is relied on.</summary>
    /// <exception cref="TransferLabException">Not a picture, cut off, damaged, or larger than the limit.</exception>
    public static PictureInfo Verify(ReadOnlySpan<byte> file, long maximumPixels = DefaultMaximumPixels)
    {
        SkiaReader.Read(file, shorterSideAtLeast: 1, maximumPixels).Dispose();
        return SkiaReader.Identify(file);
    }

    /// <summary>Decodes the whole picture.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="shorterSideAtLeast">Where a smaller picture will do: JPEGs are then decoded at a reduced scale, with the shorter
    /// side no shorter than this unless the picture itself is. Null: full size.</param>
    /// <param name="maximumPixels">Limit on width × height of the file.</param>
    /// <exception cref="TransferLabException">Not a picture, cut off, damaged, or larger than the limit.</exception>
    public static Picture Decode(ReadOnlySpan<byte> file, int? shorterSideAtLeast = null, long maximumPixels = DefaultMaximumPixels)
    {
        using var raster = SkiaReader.Read(file, shorterSideAtLeast, maximumPixels);
        return raster.ToPicture();
    }

    /// <summary>Decodes straight to the size that a network takes; nothing of the picture's size is left on the managed heap.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="fit">The size, and how to come to it.</param>
    /// <param name="rgb">Takes the result: shape (fit.Height, fit.Width, 3), interleaved.</param>
    /// <param name="maximumPixels">Limit on width × height of the file.</param>
    /// <exception cref="TransferLabException">Not a picture, cut off, damaged, or larger than the limit.</exception>
    public static void DecodeFitted(ReadOnlySpan<byte> file, PictureFit fit, Span<byte> rgb, long maximumPixels = DefaultMaximumPixels)
    {
        using var raster = SkiaReader.Read(file, fit.ShorterSide ?? Math.Max(fit.Width, fit.Height), maximumPixels);
        var region = fit.RegionOf(raster.SourceWidth, raster.SourceHeight).Scaled(raster.Scale);
        Resampler.Resample(raster, region, fit.Width, fit.Height, rgb);
    }
}
