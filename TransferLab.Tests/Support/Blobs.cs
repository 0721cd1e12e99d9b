using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;

namespace TransferLab.Tests.Support;

/// <summary>Toy data: one normally distributed cloud per class.</summary>
public static class Blobs
{
    /// <param name="seed">Decides where the clouds are, and what is drawn where <paramref name="drawSeed"/> is not given.</param>
    /// <param name="spread">Standard deviation within a cloud; their centres lie about 3·√width apart at any spread.</param>
    public static (FeatureMatrix Features, Labels Labels) Draw(
        int perClass, int classes, int width, int seed, double spread = 1, int? drawSeed = null)
    {
        var centres = Normal(new(seed), classes * width);
        var noise = Normal(new(drawSeed ?? seed + 1000), perClass * classes * width);
        var features = new float[perClass * classes * width];
        for (var i = 0; i < features.Length; i++)
        {
            var (row, column) = Math.DivRem(i, width);
            features[i] = (float)((2 * centres[(row / perClass * width) + column]) + (spread * noise[i]));
        }

        return (
            new(features, perClass * classes, width),
            new([.. Enumerable.Range(0, perClass * classes).Select(row => row / perClass)], classes));
    }

    public static double[] Normal(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
}
