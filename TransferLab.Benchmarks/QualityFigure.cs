using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Journal;
using TransferLab.Tests.Support;

namespace TransferLab.Benchmarks;

/// <summary>Fine-tuning and training from scratch on the real data sets, as experiments with all their defaults, beside the plain head.</summary>
/// <remarks>
/// An hour and more. The environment variable TRANSFERLAB_QUALITY names a folder to work in, so that what is finished is not trained again;
/// TRANSFERLAB_QUALITY_ONLY names parts of it, e.g. <c>fine-tuning:flowers200,from-scratch:flowers200</c>; TRANSFERLAB_QUALITY_FOLDS=5 takes
/// cross-validation instead of one fifth; TRANSFERLAB_QUALITY_TRAINING sets options of the training, e.g. <c>{"augmentation":{"smallestCrop":0.35}}</c>.
/// </remarks>
public sealed class QualityFigure : IFigure
{
    private const string Backbone = "mobilenetv1-0.25-224-imagenet-float";
    private const string Tuned = "fine-tuning";
    private const int Draws = 2;
    private static readonly string[] Sets = ["sign-digits", "flowers200", "chest-xray", "cifar10", "trashnet"];
    private static readonly string[] Kinds = [Tuned, "from-scratch"];

    public string Name => "quality";

    public string Summary => "accuracy of fine-tuning and of training from scratch, beside the plain head, on the real data sets";

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        using var temporary = new TemporaryFolder();
        var folder = Environment.GetEnvironmentVariable("TRANSFERLAB_QUALITY") ?? temporary.Path;
        var wanted = Setting("ONLY")?.Split(',');
        using var host = await StartAsync(folder, cancellationToken);
        var card = (await host.Services.GetRequiredService<BackboneLibrary>().FindAsync(Backbone, cancellationToken))!.Card!;
        output.WriteLine($"{Backbone}, tuned head first, and the small residual network from scratch; {(Folds is { } folds ? $"{folds} folds" : "one fifth held out")}, {Draws} draws, in %");
        output.WriteLine("| set | technique | draw | accuracy | plain head | along α = 0, ¼, ½, ¾, 1 | α | epochs | best |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|");
        var parts = Sets.SelectMany(set => Kinds.Select(kind => (Set: set, Kind: kind))).Where(part => wanted is null || wanted.Contains($"{part.Kind}:{part.Set}"));
        foreach (var (draw, part) in Enumerable.Range(0, Draws).SelectMany(draw => parts.Select(part => (draw, part))))
        {
            var dataset = await DatasetAsync(host.Services.GetRequiredService<DatasetLibrary>(), part.Set, folder, cancellationToken);
            var experiment = Experiment(dataset, part.Kind, draw);
            var result = await RunAsync(host, part.Kind == Tuned ? experiment with { Backbone = new() { Id = card.Id, Sha256 = card.Sha256 } } : experiment);
            output.WriteLine(Line(part.Set, part.Kind, draw, result));
            await output.FlushAsync(cancellationToken);
        }
    }

    /// <summary>Of a cross-validation; null for draws.</summary>
    private static int? Folds => Setting("FOLDS") is { } folds ? int.Parse(folds, CultureInfo.InvariantCulture) : null;

    private static string? Setting(string name) => Environment.GetEnvironmentVariable($"TRANSFERLAB_QUALITY_{name}");

    private static string Line(string set, string kind, int draw, ExperimentResult result)
    {
        var training = result.Training!;
        string Percent(double? share) => (100 * share)?.ToString("0.0", CultureInfo.InvariantCulture) ?? "";
        var along = string.Join(' ', training.Interpolation?.Points.Select(point => Percent(point.Test.Value)) ?? []);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {set} | {kind} | {draw} | {Percent(result.Evaluation.Accuracy.Value)} | {Percent(training.PlainHead?.Evaluation.Accuracy.Value)} | {along} | {training.Splits[0].Alpha} | {training.Settings.Epochs} | {training.Splits[0].History.BestEpoch} |");
    }

    private static Experiment Experiment(Dataset dataset, string kind, int draw) => new()
    {
        Name = $"{dataset.Name}, {kind}",
        Task = Engine.Experiments.Experiment.ImageClassification,
        Dataset = new() { Id = dataset.Id, Version = dataset.Version },
        Technique = Setting("TRAINING") is { } training
            ? new() { Kind = kind, Options = new Dictionary<string, JsonElement> { ["training"] = JsonElement.Parse(training) } }
            : new() { Kind = kind },
        Split = Folds is { } folds
            ? new() { Mode = SplitMode.CrossValidation, Folds = folds, Seed = draw }
            : new() { Mode = SplitMode.HoldOut, TestFraction = 0.2, Seed = draw },
        Seed = draw,
        Evaluation = new() { Baselines = false, LearningCurve = null },
    };

    private static async Task<ExperimentResult> RunAsync(IHost host, Experiment experiment)
    {
        var queue = host.Services.GetRequiredService<RunQueue>();
        var journal = host.Services.GetRequiredService<ExperimentJournal>();
        var run = await queue.WaitAsync(queue.Enqueue(experiment).Id);
        return journal.FindResult(run.Id) ?? throw new InvalidOperationException($"{experiment.Name}: {run.Failure?.Problem}");
    }

    /// <summary>Of CIFAR-10, the first 150 test pictures of each class: what the reference accuracies are of.</summary>
    private static async Task<Dataset> DatasetAsync(DatasetLibrary library, string set, string folder, CancellationToken cancellationToken)
    {
        if (library.List().FirstOrDefault(known => known.Name == set) is { } there)
        {
            return library.Open(there.Id);
        }

        if (set != "cifar10")
        {
            return await library.ImportAsync(new ZipSource(Assets.Data(set + ".zip")), set, null, cancellationToken);
        }

        var pictures = Path.Combine(folder, "cifar10-part");
        using var zip = ZipFile.OpenRead(Assets.Data("cifar10.zip"));
        var byClass = zip.Entries
            .Where(entry => entry.FullName.Contains("test/", StringComparison.Ordinal) && entry.Name.Length > 0)
            .GroupBy(entry => Path.GetFileName(Path.GetDirectoryName(entry.FullName))!);
        foreach (var (name, entry) in byClass.SelectMany(group => group.OrderBy(entry => entry.Name, StringComparer.Ordinal).Take(150).Select(entry => (group.Key, entry))))
        {
            entry.ExtractToFile(Path.Combine(Directory.CreateDirectory(Path.Combine(pictures, name)).FullName, entry.Name), overwrite: true);
        }

        return await library.ImportAsync(new FolderSource(pictures), set, null, cancellationToken);
    }

    private static async Task<IHost> StartAsync(string folder, CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["TransferLab:BackboneFolders:0"] = Path.Combine(Assets.Root, "backbones") });
        builder.Services.AddSingleton(new DataFolder(folder));
        builder.Services.AddTransferLabEngine();
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        return host;
    }
}
