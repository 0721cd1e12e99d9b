using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Journal;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Experiments;

public sealed class FeatureExtractionTests : IDisposable
{
    private const string Backbone = "mobilenetv1-0.25-224-imagenet-float";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [AssetsFact]
    public async Task Run_RealFlowers_ReachesTheReferenceAndComesOutTheSameAgain()
    {
        using var host = await StartAsync();
        var dataset = await host.Services.GetRequiredService<DatasetLibrary>().ImportAsync(new ZipSource(Assets.Data("flowers200.zip")));
        var card = (await host.Services.GetRequiredService<BackboneLibrary>().FindAsync(Backbone))!.Card!;
        var experiment = Flowers(dataset, card);

        var first = await RunAsync(host, experiment);
        var again = await RunAsync(host, experiment with { Name = "Again" });

        var (result, repeated) = (Result(host, first), Result(host, again));
        // The reference is 74.5 with a deviation of 7.8 over folds; the interval of 200 pictures is about six points to each side.
        Assert.InRange(74.5, (100 * result.Evaluation.Accuracy.Low!.Value) - 2, (100 * result.Evaluation.Accuracy.High!.Value) + 2);
        Assert.Equal(SplitMode.CrossValidation, result.SplitMode);
        Assert.Equal([BaselineKind.MajorityClass, BaselineKind.Pixels], result.Baselines.Select(baseline => baseline.Kind));
        Assert.True(result.Baselines[1].Advantage.Low > 0, "The network must beat raw pixels.");
        Assert.True(result.LearningCurve!.Points.Count >= 4);
        Assert.Equal(
            System.Text.Json.JsonSerializer.Serialize(result with { Timings = [], Machine = null }),
            System.Text.Json.JsonSerializer.Serialize(repeated with { Timings = [], Machine = null }));
    }

    [AssetsFact]
    public async Task Run_DatasetOfAnotherVersion_FailsWithWhatToDo()
    {
        using var host = await StartAsync();
        var dataset = await host.Services.GetRequiredService<DatasetLibrary>().ImportAsync(new ZipSource(Assets.Data("flowers200.zip")));
        var card = (await host.Services.GetRequiredService<BackboneLibrary>().FindAsync(Backbone))!.Card!;

        var run = await RunAsync(host, Flowers(dataset, card) with { Dataset = new() { Id = dataset.Id, Version = new('0', 64) } });

        Assert.Equal(RunState.Failed, run.State);
        Assert.Contains("another content", run.Failure!.Problem.ToString(), StringComparison.Ordinal);
    }

    private static Experiment Flowers(Dataset dataset, BackboneCard card) => new()
    {
        Name = "Flowers",
        Task = Experiment.ImageClassification,
        Dataset = new() { Id = dataset.Id, Version = dataset.Version },
        Backbone = new() { Id = card.Id, Sha256 = card.Sha256 },
        Technique = new() { Kind = "feature-extraction", Head = "logistic-regression" },
    };

    private static async Task<Run> RunAsync(IHost host, Experiment experiment)
    {
        var queue = host.Services.GetRequiredService<RunQueue>();
        return await queue.WaitAsync(queue.Enqueue(experiment).Id).WaitAsync(TimeSpan.FromMinutes(5));
    }

    private static ExperimentResult Result(IHost host, Run run)
    {
        Assert.True(run.State == RunState.Finished, run.Failure?.Problem.ToString());
        return host.Services.GetRequiredService<ExperimentJournal>().FindResult(run.Id)!;
    }

    private async Task<IHost> StartAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["TransferLab:BackboneFolders:0"] = Path.Combine(Assets.Root, "backbones") });
        builder.Services.AddSingleton(new DataFolder(folder.Path));
        builder.Services.AddTransferLabEngine();
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
