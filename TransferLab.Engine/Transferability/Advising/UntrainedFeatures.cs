using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Features;
using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Transferability.Advising;

/// <summary>What a small convolutional network sees before it has learned anything: random filters, whose answers are averaged and whose largest are kept.</summary>
/// <remarks>
/// Stands for what a small network from scratch can find. That such features already tell which structure will do well once trained: Saxe et al., "On random
/// weights and unsupervised feature learning", ICML 2011. Two layers of 3×3 filters on 32×32 pixels; every channel has mean 0 and deviation 1 over the
/// pictures before each layer, as batch normalisation does; halved by averages behind it. The filters come from a fixed seed.
/// </remarks>
internal static class UntrainedFeatures
{
    private const int Window = 3;
    private const int Seed = 2011;

    private static readonly int[] Filters = [64, 128];

    /// <summary>Means and largest of the whole and of its quarters, for each filter.</summary>
    public static int Width => 2 * 5 * Filters.Sum();

    /// <param name="pixels">From <see cref="PixelFeatures"/>; shape (pictures, 3072).</param>
    /// <returns>Shape (pictures, <see cref="Width"/>).</returns>
    /// <remarks>Cost O(pictures · 2·10⁷). Memory: the answers of one layer, at most 256 KB a picture.</remarks>
    public static FeatureMatrix Of(FeatureMatrix pixels, CancellationToken cancellationToken)
    {
        var random = new Random(Seed);
        var maps = new FilterMap[pixels.Rows];
        for (var i = 0; i < maps.Length; i++)
        {
            maps[i] = new(pixels.Row(i).ToArray(), PixelFeatures.Side, 3);
        }

        var features = FeatureMatrix.Allocate(pixels.Rows, Width);
        var first = 0;
        foreach (var count in Filters)
        {
            var weights = Draw(random, count, Window * Window * maps[0].Channels);
            var (means, factors) = Standard(maps);
            var place = first;
            Parallel.For(0, maps.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
            {
                var answers = maps[i].Standardised(means, factors).Filtered(weights, Window);
                answers.Pool(features.RowBlock(i, 1).Span.Slice(place, 10 * count));
                maps[i] = answers.Halved();
            });
            first += 10 * count;
        }

        return features;
    }

    /// <summary>Normal weights with deviation √(2/inputs), as networks with rectifiers begin (He et al., ICCV 2015).</summary>
    private static MatrixView<float> Draw(Random random, int filters, int inputs)
    {
        var weights = MatrixView<float>.Allocate(filters, inputs);
        for (var i = 0; i < weights.Values.Length; i++)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            weights.Values[i] = (float)(radius * Math.Cos(2 * Math.PI * random.NextDouble()) * Math.Sqrt(2.0 / inputs));
        }

        return weights;
    }

    /// <summary>Of each channel, over all pictures and places; a channel that never varies becomes 0.</summary>
    private static (float[] Means, float[] Factors) Standard(FilterMap[] maps)
    {
        var (sums, squares) = (new double[maps[0].Channels], new double[maps[0].Channels]);
        foreach (var map in maps)
        {
            map.AddMoments(sums, squares);
        }

        var count = (double)maps.Length * maps[0].Side * maps[0].Side;
        return (
            Array.ConvertAll(sums, sum => (float)(sum / count)),
            [.. sums.Zip(squares, (sum, square) => (square / count) - (sum / count * (sum / count)) is var variance && variance > 1e-10 * square / count ? (float)(1 / Math.Sqrt(variance)) : 0)]);
    }
}
