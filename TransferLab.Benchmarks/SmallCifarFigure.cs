using System.Diagnostics;
using System.IO.Compression;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training;
using TransferLab.Engine.Training.Augmentation;
using TransferLab.Engine.Training.Fitting;
using TransferLab.Engine.Training.Networks;
using TransferLab.Engine.Training.Pictures;
using TransferLab.Engine.Training.Schedules;
using TransferLab.Engine.Training.Techniques;
using TransferLab.Tests.Support;

namespace TransferLab.Benchmarks;

/// <summary>
/// Our small residual network from scratch on the whole of CIFAR-10 by our own trainer: eight epochs, batch 128, AdamW one-cycle with peak
/// 8e-3, crop and flip. PyTorch 1.13 took the same network to 79.2 % in 1,028 s on two cores that were partly busy.
/// </summary>
public sealed class SmallCifarFigure : IFigure
{
    private const int Epochs = 8;

    public string Name => "small-cifar";

    public string Summary => "eight epochs of the small residual network on the whole of CIFAR-10: accuracy and time (a quarter of an hour on two cores)";

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var (files, labels, training) = Unpack(folder.Path);
        var preprocessing = new Preprocessing(32, 32, 32, ChannelOrder.Rgb, [125.3, 123.0, 113.9], [63.0, 62.1, 66.7]);
        var augmentation = AugmentationOptions.None with { Shift = 4, Flip = FlipRule.Always };
        var network = ResidualNetwork.Small(3, 32, 10, seed: 1);
        var plan = new FitPlan
        {
            Network = network,
            Tensors = Tunable.All(network),
            Examples = new PictureExamples(new(files, 32, long.MaxValue), new(augmentation, mirror: true, preprocessing, InputLayout.Nchw), preprocessing, InputLayout.Nchw, seed: 1),
            Labels = labels,
            TrainingRows = [.. Enumerable.Range(0, training)],
            ValidationRows = [.. Enumerable.Range(training, files.Count - training)],
            StartCounts = false,
            Settings = new()
            {
                Epochs = Epochs,
                BatchSize = 128,
                LearningRate = 8e-3,
                Schedule = ScheduleOptions.OneCycle,
                Optimiser = new(),
                Augmentation = augmentation,
                Normalization = NormalizationMode.BatchStatistics,
                Seed = 1,
            },
        };
        output.WriteLine($"{training} training and {files.Count - training} test pictures, {Environment.ProcessorCount} cores; an epoch's time holds the test on all test pictures");
        await output.FlushAsync(cancellationToken);
        using var fit = new Fit(plan, null, TimeProvider.System, new Log(output));

        // Every epoch is measured on the test pictures; the figure is the last one's, whichever is best.
        var last = fit.Run(cancellationToken).History.Epochs[^1];
        output.WriteLine($"test accuracy after epoch {last.Epoch}: {last.ValidationAccuracy:0.0 %}");
    }

    private static (PictureFiles Files, Labels Labels, int Training) Unpack(string folder)
    {
        ZipFile.ExtractToDirectory(Assets.Data("cifar10.zip"), folder);
        string[] paths = [.. new[] { "train", "test" }.SelectMany(part => Directory.GetFiles(Path.Combine(folder, part), "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal))];
        string[] classes = [.. Directory.GetDirectories(Path.Combine(folder, "train")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
        var labels = paths.Select(path => Array.IndexOf(classes, Path.GetFileName(Path.GetDirectoryName(path)))).ToArray();
        var training = paths.Count(path => path.StartsWith(Path.Combine(folder, "train") + Path.DirectorySeparatorChar, StringComparison.Ordinal));
        return (new([.. paths.Select(path => (path, path, Path.GetFileName(path)))]), new(labels, classes.Length), training);
    }

    /// <summary>Time on the clock beside processor time: on a shared machine only the latter tells what two cores of one's own would take.</summary>
    private sealed class Log(TextWriter output) : IProgress<TrainingRecord>
    {
        private readonly Stopwatch clock = Stopwatch.StartNew();
        private double before;
        private double processorBefore = Processor;

        private static double Processor => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;

        public void Report(TrainingRecord value)
        {
            if (value is not EpochRecord epoch)
            {
                return;
            }

            var (seconds, processor) = (clock.Elapsed.TotalSeconds, Processor);
            var (wall, own) = (seconds - before, (processor - processorBefore) / Environment.ProcessorCount);
            (before, processorBefore) = (seconds, processor);
            output.WriteLine($"epoch {epoch.Epoch}: {wall:0} s on the clock, {own:0} s of every core (a share of {own / wall:0 %}), training loss {epoch.TrainingLoss:0.000}, test accuracy {epoch.ValidationAccuracy:0.0 %}");
            output.Flush();
        }
    }
}
