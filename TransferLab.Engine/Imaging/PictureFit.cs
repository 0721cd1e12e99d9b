namespace TransferLab.Engine.Imaging;

/// <summary>How a picture of any size comes to the exact size that a network takes.</summary>
/// <remarks>
/// Geometry as in torchvision's <c>Resize</c> and <c>CenterCrop</c>: the longer side is rounded down after scaling,
/// the offset of the crop to the nearest even number where it falls between two pixels.
/// </remarks>
public sealed record PictureFit
{
    private PictureFit(int? shorterSide, int width, int height) => (ShorterSide, Width, Height) = (shorterSide, width, height);

    /// <summary>Length of the shorter side before the crop, in pixels; null where the picture is stretched.</summary>
    public int? ShorterSide { get; }

    /// <summary>Pixels of the result.</summary>
    public int Width { get; }

    /// <summary>Pixels of the result.</summary>
    public int Height { get; }

    /// <summary>Scales so that the shorter side has <paramref name="shorterSide"/> pixels, then cuts the middle out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive, or the crop is larger than the shorter side.</exception>
    public static PictureFit CentreCrop(int shorterSide, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfLessThan(shorterSide, Math.Max(width, height));
        return new(shorterSide, width, height);
    }

    /// <summary>Scales both sides on their own; the proportions are lost.</summary>
    public static PictureFit Stretch(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        return new(null, width, height);
    }

    /// <summary>The part of a picture of this size that is seen in the result.</summary>
    public PictureRegion RegionOf(int pictureWidth, int pictureHeight)
    {
        if (ShorterSide is not { } shorter)
        {
            return new(0, 0, pictureWidth, pictureHeight);
        }

        var least = Math.Min(pictureWidth, pictureHeight);
        var scaledWidth = (long)shorter * pictureWidth / least;
        var scaledHeight = (long)shorter * pictureHeight / least;
        var (stepX, stepY) = ((double)pictureWidth / scaledWidth, (double)pictureHeight / scaledHeight);
        var (left, top) = (Math.Round((scaledWidth - Width) / 2.0), Math.Round((scaledHeight - Height) / 2.0));
        return new(left * stepX, top * stepY, Width * stepX, Height * stepY);
    }
}
