using TransferLab.Tests.Support.Probes;

namespace TransferLab.Benchmarks;

/// <summary>The accuracy of linear probes on real pictures, beside reference values measured with other software.</summary>
public sealed class AccuracyFigure : IFigure
{
    public string Name => "accuracy";

    public string Summary => "accuracy of the linear probe, 4 backbones × 5 data sets and raw pixels, beside the reference";

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        await using var lab = new ProbeLab();
        await output.WriteLineAsync("Mean accuracy of stratified 5-fold cross-validation ± deviation over the folds, in %.");
        await output.WriteLineAsync("| backbone | data set | reference | same protocol | deviations apart | as the app sets it |");
        await output.WriteLineAsync("|---|---|---|---|---|---|");
        var reached = 0;
        // The cheap ones first: raw pixels are the widest features of all.
        foreach (var reference in ReferenceAccuracy.All.OrderBy(reference => reference.Backbone is null).ThenBy(reference => reference.Backbone?.Contains("v2", StringComparison.Ordinal)))
        {
            var ours = await lab.MeasureAsync(reference.Backbone, reference.Dataset, ProbeLab.Protocol, cancellationToken);
            var usual = await lab.MeasureAsync(reference.Backbone, reference.Dataset, new(), cancellationToken);
            var apart = ((100 * ours.Mean) - reference.Mean) / reference.Deviation;
            reached += apart >= -1 ? 1 : 0;
            await output.WriteLineAsync(FormattableString.Invariant(
                $"| {reference.Backbone ?? "raw 32×32 pixels"} | {reference.Dataset} | {reference.Mean:0.0} ± {reference.Deviation:0.0} | {100 * ours.Mean:0.0} ± {100 * ours.StandardDeviation:0.0} | {apart:+0.0;-0.0} | {100 * usual.Mean:0.0} ± {100 * usual.StandardDeviation:0.0} |"));
            await output.FlushAsync(cancellationToken);
        }

        await output.WriteLineAsync($"{reached} of {ReferenceAccuracy.All.Count} reach the reference within its deviation");
    }
}
