using System.Diagnostics;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Training.Batches;
using TransferLab.Engine.Training.Fitting;
using TransferLab.Engine.Training.Steps;

namespace TransferLab.Benchmarks;

/// <summary>Epochs of a training without what comes between them, and how long each waited for its batches.</summary>
internal sealed class EpochLab : IDisposable
{
    private readonly StepSession session;
    private readonly BatchFeed feed;
    private int epoch;
    private long steps;

    public EpochLab(FitPlan plan)
    {
        var order = new EpochOrder(plan.TrainingRows, plan.Settings.BatchSize, plan.Settings.Seed);
        session = new(FitGraph.Build(plan, order.BatchSize), plan.Network.Input, order.BatchSize, plan.Targets.Width);
        feed = new(plan.Examples, plan.Targets, order, plan.Settings.Augmentation, plan.Settings.Seed);
    }

    /// <summary>Part of each epoch's time in which no batch was ready, its first batch left out: no epoch but the first begins with an empty store.</summary>
    public List<double> Waited { get; } = [];

    public Task RunEpoch()
    {
        var (waiting, whole) = (new Stopwatch(), new Stopwatch());
        using var batches = feed.Read(epoch, 0, epoch + 1, CancellationToken.None).GetEnumerator();
        for (var more = batches.MoveNext(); more;)
        {
            whole.Start();
            session.Run(batches.Current, steps++, 1e-4, 0, CancellationToken.None);
            feed.Return(batches.Current);
            waiting.Start();
            more = batches.MoveNext();
            waiting.Stop();
        }

        epoch++;
        Waited.Add(waiting.Elapsed / whole.Elapsed);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        feed.Dispose();
        session.Dispose();
    }
}
