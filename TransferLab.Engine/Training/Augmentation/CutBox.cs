namespace TransferLab.Engine.Training.Augmentation;

/// <summary>A rectangle of whole pixels; the far edges are not part of it.</summary>
internal readonly record struct CutBox(int Left, int Top, int Right, int Bottom)
{
    /// <summary>Around a random point, with about this part of the area where it does not reach over an edge.</summary>
    public static CutBox Draw(Random random, int width, int height, double area)
    {
        var side = Math.Sqrt(area) / 2;
        var (x, y) = (random.Next(width), random.Next(height));
        return new(
            Math.Max(0, (int)(x - (side * width))),
            Math.Max(0, (int)(y - (side * height))),
            Math.Min(width, (int)(x + (side * width))),
            Math.Min(height, (int)(y + (side * height))));
    }

    public double Fraction(int width, int height) => (double)(Right - Left) * (Bottom - Top) / ((double)width * height);
}
