using System.IO.Compression;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Features;
using TransferLab.Engine.Heads;

namespace TransferLab.Tests.Support.Probes;

/// <summary>The engine on a folder of its own, to measure linear probes on the reference data sets as a user's run would.</summary>
public sealed class ProbeLab : IAsyncDisposable
{
    private const int Folds = 5;
    private const int CifarPicturesPerClass = 150;
    private readonly TemporaryFolder folder = new();
    private readonly ServiceProvider services;
    private readonly Dictionary<string, Dataset> datasets = [];

    public ProbeLab() => services = new ServiceCollection()
        .AddLogging()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["TransferLab:BackboneFolders:0"] = Path.Combine(Assets.Root, "backbones") })
            .Build())
        .AddSingleton(new DataFolder(folder.Path))
        .AddTransferLabEngine()
        .BuildServiceProvider();

    /// <summary>The protocol of the reference: C from 1e-4 to 1e-1, chosen inside the training part.</summary>
    public static LogisticRegressionOptions Protocol { get; } = new() { SmallestC = 1e-4, LargestC = 1e-1 };

    /// <summary>Imported once: <c>flowers200</c>, <c>trashnet</c>, <c>sign-digits</c>, <c>chest-xray</c>, or <c>cifar10</c> (150 test pictures a class).</summary>
    public async Task<Dataset> DatasetAsync(string name)
    {
        if (!datasets.TryGetValue(name, out var dataset))
        {
            var file = name == "cifar10" ? SmallCifar() : Assets.Data(name + ".zip");
            datasets[name] = dataset = await services.GetRequiredService<DatasetLibrary>().ImportAsync(new ZipSource(file));
        }

        return dataset;
    }

    /// <summary>The mean accuracy over stratified folds, each judged once, in per cent.</summary>
    /// <param name="backbone">Null: the pictures themselves.</param>
    /// <param name="head">Null: <see cref="Protocol"/>.</param>
    public async Task<FoldSpread> MeasureAsync(string? backbone, string dataset, LogisticRegressionOptions? head = null, CancellationToken cancellationToken = default)
    {
        var data = await DatasetAsync(dataset);
        var plan = Splits.Plan(data, new() { Mode = SplitMode.CrossValidation, Folds = Folds }, seed: 0);
        var trial = HeadTrials.Run(
            HeadCatalog.Create(head ?? Protocol),
            await FeaturesAsync(backbone, data, cancellationToken),
            data.Labels,
            plan.Splits,
            new EvaluationOptions(),
            seed: 0,
            progress: null,
            cancellationToken);
        return trial.Evaluation.Folds!;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        folder.Dispose();
    }

    private async Task<FeatureMatrix> FeaturesAsync(string? backbone, Dataset data, CancellationToken cancellationToken)
    {
        if (backbone is null)
        {
            return await PixelFeatures.ExtractAsync(services.GetRequiredService<DatasetLibrary>(), data, null, cancellationToken);
        }

        var card = (await services.GetRequiredService<BackboneLibrary>().FindAsync(backbone, cancellationToken))!.Card!;
        int[] rows = [.. Enumerable.Range(0, data.Examples.Count)];
        return await services.GetRequiredService<FeatureExtractor>().ExtractAsync(card, data, rows, null, cancellationToken);
    }

    private string SmallCifar()
    {
        var small = folder["cifar10.zip"];
        using var all = ZipFile.OpenRead(Assets.Data("cifar10.zip"));
        using var archive = ZipFile.Open(small, ZipArchiveMode.Create);
        var taken = all.Entries
            .Where(entry => entry.FullName.StartsWith("test/", StringComparison.Ordinal) && entry.Name.Length > 0)
            .GroupBy(entry => entry.FullName.Split('/')[1])
            .SelectMany(entries => entries.OrderBy(entry => entry.Name, StringComparer.Ordinal).Take(CifarPicturesPerClass).Select(entry => (Class: entries.Key, Entry: entry)));
        foreach (var (name, entry) in taken)
        {
            using var from = entry.Open();
            using var to = archive.CreateEntry($"{name}/{entry.Name}", CompressionLevel.NoCompression).Open();
            from.CopyTo(to);
        }

        return small;
    }
}
