using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;

namespace TransferLab.Benchmarks;

/// <summary>Made-up features like a network's: a few dozen things vary, every feature sees many of them, none is negative.</summary>
internal static class OverlappingFeatures
{
    private const int Causes = 60;

    public static (FeatureMatrix Features, Labels Labels) Draw(int examples, int width, int classes, int seed)
    {
        var random = new Random(seed);
        float Normal() => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        var effects = Enumerable.Range(0, Causes).Select(cause => Enumerable.Range(0, width).Select(_ => Normal() / MathF.Sqrt(cause + 1)).ToArray()).ToArray();
        var centres = Enumerable.Range(0, classes).Select(_ => Enumerable.Range(0, Causes).Select(_ => 0.25f * Normal()).ToArray()).ToArray();
        var features = FeatureMatrix.Allocate(examples, width);
        for (var i = 0; i < examples; i++)
        {
            var row = features.RowBlock(i, 1).Span;
            for (var cause = 0; cause < Causes; cause++)
            {
                var strength = centres[i % classes][cause] + Normal();
                for (var d = 0; d < width; d++)
                {
                    row[d] += strength * effects[cause][d];
                }
            }

            for (var d = 0; d < width; d++)
            {
                row[d] = Math.Max(0, row[d] + (0.3f * Normal()));
            }
        }

        return (features, new([.. Enumerable.Range(0, examples).Select(i => i % classes)], classes));
    }
}
