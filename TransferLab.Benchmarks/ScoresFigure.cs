using TransferLab.Engine.Features;
using TransferLab.Engine.Transferability.Advising;

namespace TransferLab.Benchmarks;

/// <summary>All scores and the probe for ten backbones and 2000 pictures.</summary>
public sealed class ScoresFigure : IFigure
{
    private const int Pictures = 2000;
    private const int Classes = 10;
    private const int SourceClasses = 1000;

    /// <summary>Those of the reference backbones.</summary>
    private static readonly int[] Widths = [1280, 1280, 1280, 1024, 512, 512, 512, 256, 256, 160];

    public string Name => "scores";

    public string Summary => "time of all scores that need no training, for ten backbones and 2000 pictures together";

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var (widest, labels) = OverlappingFeatures.Draw(Pictures, Widths[0], Classes, seed: 1);
        FeatureMatrix[] drawn = [.. Widths.Select(width => First(widest, width))];
        var source = Source();
        var measurement = new Measurement(rounds: 3);
        measurement.Add("all scores, ten backbones", () =>
        {
            foreach (var features in drawn)
            {
                FeatureJudgement.Of(features, labels, source, cancellationToken);
            }

            return Task.CompletedTask;
        });
        measurement.Add("expected accuracy alone", () =>
        {
            foreach (var features in drawn)
            {
                FeatureJudgement.Quick(features, labels, cancellationToken);
            }

            return Task.CompletedTask;
        });
        measurement.Add("principal components alone", () =>
        {
            foreach (var features in drawn)
            {
                ReducedFeatures.Of(features, cancellationToken);
            }

            return Task.CompletedTask;
        });
        await measurement.RunAsync(cancellationToken);
        foreach (var part in new[] { "all scores, ten backbones", "expected accuracy alone", "principal components alone" })
        {
            await output.WriteLineAsync(FormattableString.Invariant($"{part,-28}{measurement.Wall(part):0.00} s on the clock, {measurement.Processor(part):0.00} s of processor time, {Environment.ProcessorCount} cores"));
        }
    }

    private static FeatureMatrix First(FeatureMatrix features, int width)
    {
        var result = FeatureMatrix.Allocate(features.Rows, width);
        for (var i = 0; i < features.Rows; i++)
        {
            features.Row(i)[..width].CopyTo(result.RowBlock(i, 1).Span);
        }

        return result;
    }

    private static SourceAnswers Source()
    {
        int[] rows = [.. Enumerable.Range(0, 500).Select(i => 4 * i)];
        var (scores, _) = OverlappingFeatures.Draw(rows.Length, SourceClasses, Classes, seed: 99);
        var probabilities = FeatureMatrix.Allocate(rows.Length, SourceClasses);
        for (var i = 0; i < rows.Length; i++)
        {
            System.Numerics.Tensors.TensorPrimitives.SoftMax(scores.Row(i), probabilities.RowBlock(i, 1).Span);
        }

        return new(rows, probabilities);
    }
}
