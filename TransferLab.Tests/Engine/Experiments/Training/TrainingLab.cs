using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Journal;
using TransferLab.Engine.Training.Networks;
using TransferLab.Tests.Support;
using TransferLab.Victim;

namespace TransferLab.Tests.Engine.Experiments.Training;

/// <summary>The engine in a host of its own, with a small network that can be tuned and some striped pictures.</summary>
internal sealed class TrainingLab : IAsyncDisposable
{
    public const string BackboneId = "toy-residual";
    private const string Settings = """{"epochs":2,"batchSize":8,"validationFraction":0.2}""";

    private readonly TemporaryFolder folder = new();
    private readonly IHost host;

    private TrainingLab(bool withAssets)
    {
        var backbones = withAssets ? Path.Combine(Assets.Root, "backbones") : Directory.CreateDirectory(folder["backbones"]).FullName;
        if (!withAssets)
        {
            WriteBackbone(backbones);
        }

        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["TransferLab:BackboneFolders:0"] = backbones });
        builder.Services.AddSingleton(new DataFolder(folder["data"]));
        builder.Services.AddTransferLabEngine();
        host = builder.Build();
    }

    public Dataset Dataset { get; private set; } = null!;

    public BackboneCard Card { get; private set; } = null!;

    /// <param name="pictures">Null for the striped ones.</param>
    /// <param name="backbone">A reference network; null for the small one.</param>
    public static async Task<TrainingLab> StartAsync(DatasetSource? pictures = null, string? backbone = null)
    {
        var lab = new TrainingLab(withAssets: backbone is not null);
        await lab.host.StartAsync();
        lab.Dataset = await lab.Get<DatasetLibrary>().ImportAsync(pictures ?? new FolderSource(ToyPictures.Write(lab.folder["pictures"])));
        lab.Card = (await lab.Get<BackboneLibrary>().FindAsync(backbone ?? BackboneId))!.Card!;
        return lab;
    }

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    /// <param name="options">JSON members of the technique's options.</param>
    public Experiment Experiment(string kind, string options = "", string training = Settings, SplitMode split = SplitMode.HoldOut) => new()
    {
        Name = "Stripes",
        Task = TransferLab.Engine.Experiments.Experiment.ImageClassification,
        Dataset = new() { Id = Dataset.Id, Version = Dataset.Version },
        Backbone = new() { Id = Card.Id, Sha256 = Card.Sha256 },
        Technique = new()
        {
            Kind = kind,
            Options = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>($"{{{options}{(options.Length > 0 ? "," : "")}\"training\":{training}}}")!,
        },
        Split = new() { Mode = split, TestFraction = 0.25, Folds = 3 },
        Evaluation = new() { Baselines = false, LearningCurve = null },
    };

    public async Task<Run> RunAsync(Experiment experiment)
    {
        var queue = Get<RunQueue>();
        return await queue.WaitAsync(queue.Enqueue(experiment).Id).WaitAsync(TimeSpan.FromMinutes(5));
    }

    public async Task<(ExperimentResult Result, TrainingReport Training, RunId Id)> ResultAsync(Experiment experiment)
    {
        var run = await RunAsync(experiment);
        Assert.True(run.State == RunState.Finished, $"{run.Failure?.Problem} {run.Failure?.Technical}");
        var result = Get<ExperimentJournal>().FindResult(run.Id)!;
        return (result, result.Training!, run.Id);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        folder.Dispose();
    }

    /// <summary>A network for ten classes of something else: random weights, but with all that a pretrained one has.</summary>
    private static void WriteBackbone(string target)
    {
        var network = ResidualNetwork.Small(3, ToyPictures.Side, 10, seed: 11);
        var file = Path.Combine(target, BackboneId + ".onnx");
        OnnxFile.Write(network.Graph, file);
        File.WriteAllText(Path.Combine(target, BackboneId + ".card.json"), CardJson.Write(new()
        {
            Id = BackboneId,
            Name = "Toy",
            Architecture = "small residual network",
            TrainedOn = new("Nothing", "Rien"),
            FileBytes = new FileInfo(file).Length,
            Sha256 = BackboneHash.OfFile(file),
            Preprocessing = new(ToyPictures.Side, ToyPictures.Side, ToyPictures.Side, ChannelOrder.Rgb, [127.5, 127.5, 127.5], [64, 64, 64]),
            FeatureWidth = 96,
            FeatureTensor = network.Features,
            LogitsTensor = network.Logits,
            LogitsWidth = 10,
            Licence = "MIT",
            Source = "Test",
        }));
    }
}
