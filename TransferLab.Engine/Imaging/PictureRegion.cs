namespace TransferLab.Engine.Imaging;

/// <summary>A rectangle of a picture in its pixels; edges may lie between pixels.</summary>
/// <param name="X">Left edge; 0 is the left edge of the first pixel.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Above 0.</param>
/// <param name="Height">Above 0.</param>
public readonly record struct PictureRegion(double X, double Y, double Width, double Height)
{
    /// <summary>The same rectangle in a copy of the picture that is <paramref name="factor"/> times as large.</summary>
    public PictureRegion Scaled(double factor) => new(X * factor, Y * factor, Width * factor, Height * factor);
}
