namespace TransferLab.Engine.Imaging;

/// <summary>A decoded picture: upright, without alpha, 8 bits a channel.</summary>
public sealed class Picture
{
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="rgb">Red, green, blue of each pixel, row by row: shape (height, width, 3); kept, not copied.</param>
    public Picture(int width, int height, byte[] rgb)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (rgb.LongLength != 3L * width * height)
        {
            throw new ArgumentException($"{rgb.LongLength} bytes do not fill {width}×{height} pixels.", nameof(rgb));
        }

        (Width, Height, Rgb) = (width, height, rgb);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Shape (<see cref="Height"/>, <see cref="Width"/>, 3), interleaved.</summary>
    public byte[] Rgb { get; }
}
