namespace TransferLab.Engine.Imaging;

/// <summary>What the header of a picture file says.</summary>
/// <param name="Format">Told by the content.</param>
/// <param name="Width">Pixels, after EXIF orientation.</param>
/// <param name="Height">Pixels, after EXIF orientation.</param>
public sealed record PictureInfo(PictureFormat Format, int Width, int Height)
{
    public long Pixels => (long)Width * Height;
}
