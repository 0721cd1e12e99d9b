using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Experiments;
using TransferLab.Tests.Support;

namespace TransferLab.Benchmarks.Gap;

/// <summary>The whole engine on a folder of its own, without queue and journal: experiments run at once.</summary>
internal sealed class EngineLab : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ServiceProvider services;

    public EngineLab()
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["TransferLab:BackboneFolders:0"] = Path.Combine(Assets.Root, "backbones"),
        }).Build());
        collection.AddLogging(logging => logging.ClearProviders());
        collection.AddSingleton(new DataFolder(folder.Path));
        collection.AddTransferLabEngine();
        services = collection.BuildServiceProvider();
    }

    public DatasetLibrary Datasets => services.GetRequiredService<DatasetLibrary>();

    public async Task<BackboneCard> CardAsync(string id) => (await services.GetRequiredService<BackboneLibrary>().FindAsync(id))!.Card!;

    public async Task<(Run Run, ExperimentResult Result)> RunAsync(Experiment experiment, CancellationToken cancellationToken)
    {
        var run = new Run { Id = RunId.New(TimeProvider.System), Experiment = experiment, QueuedAt = TimeProvider.System.GetUtcNow() };
        var (ended, outcome) = await services.GetRequiredService<ExperimentRunner>().RunAsync(run, _ => { }, cancellationToken);
        return (ended, outcome?.Result ?? throw new InvalidOperationException(ended.Failure?.Problem + " " + ended.Failure?.Technical));
    }

    public void Dispose()
    {
        services.Dispose();
        folder.Dispose();
    }
}
