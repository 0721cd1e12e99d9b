using System.Globalization;
using System.Numerics.Tensors;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Features;
using TransferLab.Engine.Heads;
using TransferLab.Engine.Training;
using TransferLab.Engine.Transferability.Gap;
using TransferLab.Tests.Support;

namespace TransferLab.Benchmarks.Gap;

/// <summary>Measures the cases that the risk model is fitted on: a backbone, a task, a number of labels.</summary>
/// <remarks>See docs/methods/measured-triples.md. Goes on where it was interrupted; the file is written anew after each round.</remarks>
public sealed class TriplesFigure : IFigure
{
    private const int Seeds = 3;

    /// <summary>Smaller than in an experiment: 100 trainings are made, and pictures of these tasks are told apart at this size.</summary>
    private const int Side = 32;

    /// <summary>The numbers of labels that say most come first, should the measurement be broken off.</summary>
    private static readonly int[] Order = [10, 50, 5, 20, 100];

    private static readonly string[] Backbones =
    [
        "mobilenetv2-1.0-224-imagenet", "mobilenetv2-1.0-224-inat-birds", "mobilenetv1-0.25-224-imagenet-float", "mobilenetv1-0.25-96-vww",
        "squeezenet1.1-224-imagenet", "resnet8-large-cifar10", "doodlenet-28-quickdraw345",
    ];

    public string Name => "triples";

    public string Summary => "accuracy of transfer and of training from nothing, over backbones, tasks and numbers of labels (an hour or two)";

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var folder = Environment.GetEnvironmentVariable("TRANSFERLAB_TRIPLES") ?? Path.Combine(Path.GetTempPath(), "transferlab-triples");
        using var lab = new ExtractionLab(folder);
        var log = new OutcomeLog(Path.Combine(folder, "outcomes.jsonl"));
        var tasks = new List<TripleTask>();
        foreach (var task in Only is null ? MeasuredTask.All : Only.Split(',').Select(id => MeasuredTask.All.Single(task => task.Id == id)))
        {
            var dataset = await lab.Datasets.ImportAsync(task.Source(), task.Id, cancellationToken: cancellationToken);
            tasks.Add(new(task.Id, dataset, lab.Datasets));
            await output.WriteLineAsync($"{task.Id}: {dataset.Examples.Count} pictures, {dataset.Classes.Count} classes, {tasks[^1].Split.Test.Count} to test on, {string.Join(", ", tasks[^1].LabelCounts)} labels a class");
        }

        await WriteAsync(tasks, log, cancellationToken);
        for (var seed = 1; seed <= Seeds; seed++)
        {
            foreach (var task in tasks)
            {
                await MeasureAsync(lab, task, seed, log, output, cancellationToken);
                await WriteAsync(tasks, log, cancellationToken);
            }
        }
    }

    /// <summary>What is known so far.</summary>
    private static async Task WriteAsync(IReadOnlyList<TripleTask> tasks, OutcomeLog log, CancellationToken cancellationToken)
    {
        if (Only is null)
        {
            await File.WriteAllTextAsync(Target, TripleTable.Text(TripleTable.Rows(tasks, Backbones, Seeds, log)), cancellationToken);
        }
    }

    /// <summary>Some tasks only, in this order, so that several processes share the work; their outcomes are joined line by line afterwards.</summary>
    private static string? Only => Environment.GetEnvironmentVariable("TRANSFERLAB_TRIPLES_TASKS");

    private static string Target => Path.Combine(Repository.Root, "TransferLab.Engine", "Transferability", "Risk", "measured-triples.csv");

    private static async Task MeasureAsync(ExtractionLab lab, TripleTask task, int seed, OutcomeLog log, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (var perClass in task.LabelCounts.OrderBy(count => Array.IndexOf(Order, count)))
        {
            var training = task.Training(perClass, seed);
            log.Get(task.Key(TripleTask.Pixels, perClass, seed), () => task.Right(task.PixelFeatures(cancellationToken), training, seed, cancellationToken));
            log.Get(task.Key(TripleTask.Network, perClass, seed), () => Scratch(lab, task, training, seed, cancellationToken));
            foreach (var backbone in Backbones.Where(backbone => log.Find(task.Key(backbone, perClass, seed)) is null))
            {
                var features = await task.FeaturesAsync(lab, backbone, cancellationToken);
                log.Get(task.Key(backbone, perClass, seed), () => task.Right(features, training, seed, cancellationToken));
            }

            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():HH:mm:ss} {task.Id}, {perClass} a class, seed {seed}: ") + string.Join(", ", ((string[])[TripleTask.Pixels, TripleTask.Network, .. Backbones]).Select(arm =>
                string.Create(CultureInfo.InvariantCulture, $"{arm} {100 * TripleTable.Accuracy(log.Find(task.Key(arm, perClass, seed))!):0.0}"))));
            await output.FlushAsync(cancellationToken);
        }
    }

    private static bool[] Scratch(ExtractionLab lab, TripleTask task, IReadOnlyList<int> training, int seed, CancellationToken cancellationToken)
    {
        var network = FreshNetwork.Small(task.Dataset.Classes.Count, Side);
        var views = Math.Clamp(20 * training.Count, 2400, 4800);
        using var folder = new TemporaryFolder();
        var probabilities = new ScratchTraining(task.Pictures, task.Dataset.Labels, folder.Path, new TrainingResources(), TimeProvider.System)
            .Run(network, training, task.Split.Test, views, seed, "triples", progress: null, cancellationToken);
        return task.Right(probabilities);
    }
}
