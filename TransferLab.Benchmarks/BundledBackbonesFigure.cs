using TransferLab.Engine.Backbones.Bundled;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Features;
using TransferLab.Tests.Support.Probes;

namespace TransferLab.Benchmarks;

/// <summary>What the bundled backbones are worth, beside raw pixels: the figures of their cards.</summary>
public sealed class BundledBackbonesFigure : IFigure
{
    private static readonly string[] Datasets = ["flowers200", "trashnet", "sign-digits", "chest-xray", "cifar10"];

    public string Name => "bundled-backbones";

    public string Summary => "linear probes and one-shot errors of the backbones that come with the app";

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        using var lab = new ExtractionLab();
        var extractor = lab.Extractor(new ExtractionOptions());
        var (photographs, glyphs) = (await lab.CardAsync(BundledBackbones.Photographs), await lab.CardAsync(BundledBackbones.Glyphs));
        foreach (var card in new[] { photographs, glyphs })
        {
            using var backbone = await lab.Library.OpenAsync(card.Id, cancellationToken);
            output.WriteLine($"{card.Id}: {card.FileBytes} bytes, {card.FeatureWidth} features, {backbone.TimePerPicture.TotalMilliseconds:0.0} ms a picture on one core");
        }

        await using var probes = new ProbeLab();
        foreach (var dataset in Datasets)
        {
            var own = await probes.MeasureAsync(photographs.Id, dataset, cancellationToken: cancellationToken);
            var raw = await probes.MeasureAsync(null, dataset, cancellationToken: cancellationToken);
            output.WriteLine($"  {dataset,-18}{100 * own.Mean:0.0} ± {100 * own.StandardDeviation:0.0} %; raw pixels {100 * raw.Mean:0.0} ± {100 * raw.StandardDeviation:0.0} %");
        }

        var runs = new OneShotRuns();
        var errors = runs.ErrorPercent(await extractor.ExtractAsync(glyphs, runs.Pictures, null, cancellationToken));
        var rawErrors = runs.ErrorPercent(PixelFeatures.Extract(runs.Pictures, null, cancellationToken));
        output.WriteLine($"  one-shot errors   {errors:0.0} %; raw pixels {rawErrors:0.0} %");
    }
}
