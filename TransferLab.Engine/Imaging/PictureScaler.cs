namespace TransferLab.Engine.Imaging;

/// <summary>Brings decoded pictures to another size; bilinear with antialiasing (a triangle filter as wide as the reduction).</summary>
public static class PictureScaler
{
    /// <summary>The picture at the size that a network takes.</summary>
    public static Picture Fit(Picture picture, PictureFit fit) =>
        Resample(picture, fit.RegionOf(picture.Width, picture.Height), fit.Width, fit.Height);

    /// <summary>One rectangle of the picture at another size; beyond the edge the outermost pixels count.</summary>
    public static Picture Resample(Picture picture, PictureRegion region, int width, int height)
    {
        var rgb = new byte[checked(3 * width * height)];
        Resample(picture, region, width, height, rgb);
        return new(width, height, rgb);
    }

    /// <summary>As above, into memory that the caller keeps: shape (height, width, 3).</summary>
    public static void Resample(Picture picture, PictureRegion region, int width, int height, Span<byte> rgb)
    {
        using var raster = Raster.From(picture);
        Resampler.Resample(raster, region, width, height, rgb);
    }

    /// <summary>The whole picture, smaller, so that neither side is longer than <paramref name="longestSide"/>; never larger than it was.</summary>
    public static Picture Within(Picture picture, int longestSide)
    {
        var factor = Math.Min(1.0, (double)longestSide / Math.Max(picture.Width, picture.Height));
        var (width, height) = (Math.Max(1, (int)Math.Round(picture.Width * factor)), Math.Max(1, (int)Math.Round(picture.Height * factor)));
        return factor >= 1 ? picture : Resample(picture, new(0, 0, picture.Width, picture.Height), width, height);
    }
}
