using System.Globalization;
using TransferLab.Benchmarks.Gap;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Features;
using TransferLab.Engine.Transferability.Advising;
using TransferLab.Engine.Transferability.Risk;
using TransferLab.Tests.Support;

namespace TransferLab.Benchmarks;

/// <summary>Adds to each measured triple what is known before any training: the cases that the risk model is fitted on.</summary>
/// <remarks>
/// Reads measured-triples.csv, writes risk-cases.csv beside it; see docs/methods/risk-verdict.md. Features are taken from the folder of the <c>triples</c>
/// figure where they are there. TRANSFERLAB_RISK names another folder for both tables.
/// </remarks>
public sealed class RiskCasesFigure : IFigure
{
    private const string Header =
        "backbone,dataset,family,labels_per_class,seed,classes,feature_accuracy,pixel_accuracy,untrained_accuracy,feature_neighbours,pixel_neighbours,grey_share,network_is_grey,gap_points,gap_low,gap_high";

    public string Name => "risk-cases";

    public string Summary => "what is known before training about each measured triple; writes risk-cases.csv";

    private static string Tables => Environment.GetEnvironmentVariable("TRANSFERLAB_RISK")
        ?? Path.Combine(Repository.Root, "TransferLab.Engine", "Transferability", "Risk");

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var folder = Environment.GetEnvironmentVariable("TRANSFERLAB_TRIPLES") ?? Path.Combine(Path.GetTempPath(), "transferlab-triples");
        using var lab = new ExtractionLab(folder);
        IReadOnlyList<MeasuredTriple> triples;
        using (var reader = new StreamReader(Path.Combine(Tables, "measured-triples.csv")))
        {
            triples = MeasuredTriples.Read(reader);
        }

        List<string> lines = [Header];
        foreach (var ofTask in triples.GroupBy(triple => triple.Dataset))
        {
            var measured = MeasuredTask.All.Single(task => task.Id == ofTask.Key);
            var task = new TripleTask(ofTask.Key, await lab.Datasets.ImportAsync(measured.Source(), ofTask.Key, cancellationToken: cancellationToken), lab.Datasets);
            foreach (var draw in ofTask.GroupBy(triple => (triple.LabelsPerClass, triple.Seed)))
            {
                var training = task.Training((int)Math.Round(draw.Key.LabelsPerClass), draw.Key.Seed);
                var labels = task.Dataset.Labels.Rows(training);
                var baseline = DatasetBaseline.Of(task.PixelFeatures(cancellationToken).SelectRows(training), labels, cancellationToken);
                foreach (var triple in draw)
                {
                    var features = (await task.FeaturesAsync(lab, triple.Backbone, cancellationToken)).SelectRows(training);
                    var (probe, neighbours) = FeatureJudgement.Quick(features, labels, cancellationToken);
                    var isGrey = (await lab.CardAsync(triple.Backbone)).Preprocessing.Channels == ChannelOrder.Grey;
                    lines.Add(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{triple.Backbone},{triple.Dataset},{measured.Family},{triple.LabelsPerClass},{triple.Seed},{task.Dataset.Classes.Count},{probe:0.####},{baseline.PixelAccuracy:0.####},{baseline.UntrainedAccuracy:0.####},{neighbours:0.####},{baseline.PixelNeighbours:0.####},{baseline.Tone.GreyShare:0.####},{isGrey},{100 * triple.Gap:0.##},{100 * triple.GapLow:0.##},{100 * triple.GapHigh:0.##}"));
                }

                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{ofTask.Key}, {draw.Key.LabelsPerClass} a class, seed {draw.Key.Seed}: pixels {baseline.PixelAccuracy:0.00}, untrained {baseline.UntrainedAccuracy:0.00}"));
                await output.FlushAsync(cancellationToken);
            }
        }

        await File.WriteAllLinesAsync(Path.Combine(Tables, "risk-cases.csv"), lines, cancellationToken);
    }
}
