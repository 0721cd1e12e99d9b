using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using TransferLab.Engine;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Journal;
using TransferLab.Tests.Support;
using TransferLab.Web.Runs;
using TransferLab.Web.Wizard;

namespace TransferLab.Tests.Web;

/// <summary>Pages over a real engine with a data folder of the test's own and <see cref="ToyLearning"/> as its only technique.</summary>
public abstract class LaboratoryContext : PageContext, IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    protected LaboratoryContext()
    {
        Services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        Services.AddLogging();
        Services.AddSingleton<IHostApplicationLifetime, ApplicationLifetime>();
        Services.AddSingleton(new DataFolder(folder.Path));
        Services.AddTransferLabEngine();
        Services.RemoveAll<ITechnique>();
        Services.AddSingleton<ITechnique>(Technique);
        Services.AddWizard();
        Services.AddRuns();
    }

    internal ToyLearning Technique { get; } = new();

    protected RunQueue Queue => Services.GetRequiredService<RunQueue>();

    protected ExperimentJournal Journal => Services.GetRequiredService<ExperimentJournal>();

    public async ValueTask InitializeAsync()
    {
        foreach (var service in Services.GetServices<IHostedService>())
        {
            await service.StartAsync(default);
        }
    }

    public new async ValueTask DisposeAsync()
    {
        foreach (var service in Services.GetServices<IHostedService>())
        {
            await service.StopAsync(default);
        }

        await base.DisposeAsync();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Records a run as if it had finished at some time.</summary>
    internal RunId Record(int number, string name, Func<Run, Run>? change = null, ExperimentResult? result = null)
    {
        var at = new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero).AddMinutes(number);
        var run = new Run
        {
            Id = RunId.Parse($"{at:yyyyMMdd-HHmmss}-{number:x8}"),
            Experiment = ToyLearning.Experiment(name, number),
            State = RunState.Finished,
            QueuedAt = at,
            StartedAt = at,
            EndedAt = at.AddSeconds(74),
        };
        run = change?.Invoke(run) ?? run;
        result ??= ToyLearning.Result();
        if (run.State == RunState.Finished)
        {
            Journal.Save(run, result, ToyLearning.Predictions(result));
        }
        else
        {
            Journal.Save(run);
        }

        return run.Id;
    }
}
