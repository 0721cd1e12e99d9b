using TransferLab.Engine.Imaging;

namespace TransferLab.Engine.Training.Augmentation;

/// <summary>A rectangle of random area and proportions.</summary>
/// <remarks>Source: Szegedy et al., "Going deeper with convolutions", CVPR 2015.</remarks>
internal static class RandomCrop
{
    private const int Tries = 10;

    /// <param name="smallestArea">Smallest part of the picture's area, above 0 and at most 1.</param>
    /// <param name="largestStretch">Longest side over shortest, at least 1, against the proportions that the network sees.</param>
    /// <param name="proportion">Width over height of what the network takes.</param>
    public static PictureRegion Draw(Random random, int width, int height, double smallestArea, double largestStretch, double proportion)
    {
        for (var i = 0; i < Tries; i++)
        {
            var area = width * (double)height * (smallestArea + ((1 - smallestArea) * random.NextDouble()));
            var stretch = proportion * Math.Exp(Math.Log(largestStretch) * ((2 * random.NextDouble()) - 1));
            var (w, h) = (Math.Sqrt(area * stretch), Math.Sqrt(area / stretch));
            if (w <= width && h <= height)
            {
                return new(random.NextDouble() * (width - w), random.NextDouble() * (height - h), w, h);
            }
        }

        return Largest(width, height, proportion);
    }

    /// <summary>The largest rectangle of these proportions, in the middle.</summary>
    public static PictureRegion Largest(int width, int height, double proportion)
    {
        var (w, h) = (Math.Min(width, height * proportion), Math.Min(height, width / proportion));
        return new((width - w) / 2, (height - h) / 2, w, h);
    }
}
