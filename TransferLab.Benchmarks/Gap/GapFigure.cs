using System.Diagnostics;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Datasets.Samples;
using TransferLab.Engine.Experiments;

namespace TransferLab.Benchmarks.Gap;

/// <summary>The measured transfer gap of the sample tasks, and how long it takes.</summary>
public sealed class GapFigure : IFigure
{
    private static readonly (string Sample, string Backbone, TransferGapChoice Choice)[] Cases =
    [
        ("sample-ink-cast", "mobilenetv1-0.25-224-imagenet-float", new() { Curve = false, SameArchitecture = false }),
        ("sample-ink-cast", "mobilenetv2-1.0-224-inat-birds", new() { Curve = false, SameArchitecture = false }),
        ("sample-surface-defects", "mobilenetv1-0.25-224-imagenet-float", new() { LabelsPerClass = [10] }),
        ("sample-invented-letters", "mobilenetv1-0.25-224-imagenet-float", new()),
    ];

    public string Name => "transfer-gap";

    public string Summary => "the measured transfer gap of the sample tasks, and how long it takes";

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        using var lab = new EngineLab();
        foreach (var (sample, backbone, choice) in Cases)
        {
            var dataset = await lab.Datasets.ImportAsync(SampleCatalog.Find(sample)!.ToSource(sample), cancellationToken: cancellationToken);
            var card = await lab.CardAsync(backbone);
            var processor = Process.GetCurrentProcess().TotalProcessorTime;
            var (run, result) = await lab.RunAsync(Experiment(dataset, card, choice), cancellationToken);
            var gap = result.TransferGap!;
            await output.WriteLineAsync(FormattableString.Invariant($"{sample}, {backbone}: {gap.Finding} Transfer {100 * gap.Transfer.Value:0.0}, scratch {100 * gap.Scratch.Value:0.0} ({gap.Strongest}) on {gap.TestPictures} pictures, {gap.Runs} runs; {(Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds:0} s of processor time"));
            foreach (var arm in gap.Arms)
            {
                await output.WriteLineAsync(FormattableString.Invariant($"  {arm.Method}: {100 * arm.InnerAccuracy:0.0} within the training part, {arm.MultiplyAdds / 1e9:0} billion multiply-adds {arm.LeftOut}"));
            }

            foreach (var point in gap.Curve?.Points ?? [])
            {
                await output.WriteLineAsync(FormattableString.Invariant($"  {point.LabelsPerClass} a class: {100 * point.Transfer.Value:0.0} against {100 * point.Scratch.Value:0.0} ({point.Strongest}), gap {100 * point.Gap.Value:0.0}, between {100 * point.Gap.Low:0.0} and {100 * point.Gap.High:0.0}"));
            }

            await output.WriteLineAsync(FormattableString.Invariant($"  {gap.Curve?.Reading} {gap.Mixture?.Finding}"));
            await output.WriteLineAsync(FormattableString.Invariant($"  {string.Join(", ", run.Steps.Select(step => $"{step.Id} {step.Elapsed.TotalSeconds:0.0} s"))}"));
            await output.FlushAsync(cancellationToken);
        }
    }

    private static Experiment Experiment(Dataset dataset, BackboneCard card, TransferGapChoice choice) => new()
    {
        Name = dataset.Name,
        Task = Engine.Experiments.Experiment.ImageClassification,
        Dataset = new() { Id = dataset.Id, Version = dataset.Version },
        Backbone = new() { Id = card.Id, Sha256 = card.Sha256 },
        Technique = new() { Kind = "feature-extraction", Head = "logistic-regression" },
        Evaluation = new() { LearningCurve = null, TransferGap = choice },
    };
}
