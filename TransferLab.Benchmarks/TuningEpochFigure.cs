using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training;
using TransferLab.Engine.Training.Augmentation;
using TransferLab.Engine.Training.Batches;
using TransferLab.Engine.Training.Fitting;
using TransferLab.Engine.Training.Networks;
using TransferLab.Engine.Training.Optimisers;
using TransferLab.Engine.Training.Techniques;
using TransferLab.Tests.Support;

namespace TransferLab.Benchmarks;

/// <summary>An epoch of tuning all of a network against one of tuning its last block on activations that were computed once; and how long each waits for its input.</summary>
public sealed class TuningEpochFigure : IFigure
{
    private const string Backbone = "mobilenetv2-1.0-224-imagenet";
    private const int Pictures = 400;
    private const int Rounds = 5;
    private const int CachedEpochs = 5;

    public string Name => "tuning-epoch";

    public string Summary => "an epoch of tuning all layers against one of the last block on cached activations, and the time each waits for pictures";

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        using var lab = new ExtractionLab();
        using var folder = new TemporaryFolder();
        var card = await lab.CardAsync(Backbone);
        var files = lab.Photographs("flowers200.zip", Pictures);
        var labels = new Labels([.. Enumerable.Range(0, files.Count).Select(i => i % 5)], classCount: 5);
        var head = HeadStart.Fresh(5, card.FeatureWidth, seed: 1);
        var network = new PretrainedNetwork(OnnxFile.Read(Assets.Backbone(Backbone + ".onnx")), card).WithHead(head.Weight, head.Bias);
        var task = Task(card, files, labels, network);
        int[] rows = [.. Enumerable.Range(0, files.Count)];

        var kept = Tuning(task, folder.Path, new()).Pictures(mirror: true);
        var anew = Tuning(task, folder.Path, new() { PictureMegabytes = 0 }).Pictures(mirror: true);
        var part = LastBlocks.Of(network, kept.Shape, blocks: 1);
        using var frozen = FrozenExamples.Compute(task, part, kept, rows, [], folder["activations"], long.MaxValue, null, cancellationToken);

        using var all = new EpochLab(Plan(task, network, Tunable.All(network), kept));
        using var decoding = new EpochLab(Plan(task, network, Tunable.All(network), anew));
        using var last = new EpochLab(Plan(task, part.Network, part.Tensors, frozen.Examples));
        var measurement = new Measurement(Rounds);
        measurement.Add("all", all.RunEpoch);
        measurement.Add("all, decoded anew", decoding.RunEpoch);
        measurement.Add("last block", async () =>
        {
            for (var i = 0; i < CachedEpochs; i++)
            {
                await last.RunEpoch();
            }
        });
        await measurement.RunAsync(cancellationToken);

        output.WriteLine($"{Backbone}, {files.Count} photographs of about 500×375, batch 16, {Environment.ProcessorCount} cores; seconds an epoch on the clock (and of processor time)");
        Line("all layers, pictures in memory", "all", 1, all);
        Line("all layers, decoded in every epoch", "all, decoded anew", 1, decoding);
        Line("last block, cached activations", "last block", CachedEpochs, last);
        output.WriteLine($"  all / last block {CachedEpochs * measurement.WallRatio("all", "last block"):0.0}, by processor time {CachedEpochs * measurement.ProcessorRatio("all", "last block"):0.0}");

        void Line(string what, string name, int epochs, EpochLab epochLab) => output.WriteLine(
            $"  {what,-38}{measurement.Wall(name) / epochs,8:0.00} ({measurement.Processor(name) / epochs:0.00}), waiting for input {Median(epochLab.Waited):0.0 %}");
    }

    private static TuningTask Task(BackboneCard card, PictureFiles files, Labels labels, ClassifierNetwork network) => new()
    {
        Network = network,
        Preprocessing = card.Preprocessing,
        Layout = card.Layout,
        Pictures = files,
        Labels = labels,
        TrainingRows = [.. Enumerable.Range(0, files.Count)],
        ValidationFraction = 0,
        StartCounts = true,
        Part = (_, _) => throw new NotSupportedException(),
        Settings = new()
        {
            Epochs = 1,
            BatchSize = 16,
            LearningRate = 1e-4,
            Schedule = new(),
            Optimiser = new(),
            Augmentation = new() { SmallestCrop = 0.5, LargestStretch = 4 / 3.0, Flip = FlipRule.Always },
            Normalization = NormalizationMode.Frozen,
            Seed = 1,
        },
    };

    private static NetworkTuning Tuning(TuningTask task, string folder, TrainingResources resources) => new(task, folder, "", resources, TimeProvider.System);

    private static FitPlan Plan(
        TuningTask task, ClassifierNetwork network, IReadOnlyList<TrainableTensor> tensors, IExampleSource examples) => new()
    {
        Network = network,
        Tensors = tensors,
        Examples = examples,
        Labels = task.Labels,
        TrainingRows = task.TrainingRows,
        ValidationRows = [],
        Settings = task.Settings,
        StartCounts = true,
    };

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
