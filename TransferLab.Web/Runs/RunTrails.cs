using System.Collections.Concurrent;
using TransferLab.Engine.Experiments;

namespace TransferLab.Web.Runs;

/// <summary>Remembers how runs progressed while no page was looking, so that a chart opened late has its beginning too.</summary>
public sealed class RunTrails(RunQueue queue, TimeProvider time) : IHostedService
{
    private readonly ConcurrentDictionary<RunId, RunTrail> trails = [];

    /// <summary>Null for a run that is not being executed.</summary>
    public RunTrail? Find(RunId id) => trails.GetValueOrDefault(id);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        queue.Changed += Follow;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Changed -= Follow;
        return Task.CompletedTask;
    }

    private void Follow(Run run)
    {
        if (run.HasEnded)
        {
            trails.TryRemove(run.Id, out _);
        }
        else if (run.State == RunState.Running)
        {
            trails.GetOrAdd(run.Id, _ => new(time)).Follow(run);
        }
    }
}
