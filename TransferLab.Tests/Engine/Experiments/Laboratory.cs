using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferLab.Engine;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Journal;
using TransferLab.Victim;

namespace TransferLab.Tests.Engine.Experiments;

/// <summary>The engine in a host of its own over a data folder, with the toy technique in place of the real ones.</summary>
internal sealed class Laboratory : IAsyncDisposable
{
    private readonly IHost host;

    public Laboratory(string folder, ToyTechnique? technique = null, Dictionary<string, string?>? settings = null, TimeProvider? time = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Services.AddSingleton(new DataFolder(folder));
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddTransferLabEngine();
        Technique = technique ?? new();
        builder.Services.RemoveAll<ITechnique>();
        builder.Services.AddSingleton<ITechnique>(Technique);
        host = builder.Build();
    }

    public ToyTechnique Technique { get; }

    public RunQueue Queue => host.Services.GetRequiredService<RunQueue>();

    public ExperimentJournal Journal => host.Services.GetRequiredService<ExperimentJournal>();

    public ExperimentReader Reader => host.Services.GetRequiredService<ExperimentReader>();

    public async Task<Laboratory> StartAsync()
    {
        await host.StartAsync();
        return this;
    }

    public async Task<Run> RunAsync(Experiment experiment)
    {
        var run = Queue.Enqueue(experiment);
        return await Queue.WaitAsync(run.Id).WaitAsync(TimeSpan.FromMinutes(5));
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
