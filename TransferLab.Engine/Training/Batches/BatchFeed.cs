using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using TransferLab.Engine.Training.Augmentation;

namespace TransferLab.Engine.Training.Batches;

/// <summary>Makes batches ahead of the trainer on other threads, so that it never waits; memory is bounded by the batches in store.</summary>
/// <remarks>Each example's changes depend on seed, epoch and example alone: the result is the same whatever the threads do.</remarks>
internal sealed class BatchFeed : IDisposable
{
    /// <summary>Batches that are ready at most: enough to smooth out a slow file, little enough to stay small.</summary>
    private const int Ahead = 3;

    private readonly IExampleSource source;
    private readonly ITargets targets;
    private readonly EpochOrder order;
    private readonly AugmentationOptions mixing;
    private readonly int seed;
    private readonly BlockingCollection<Batch> free = [];
    private readonly List<Batch> all = [];

    /// <param name="targets">For each example of the source.</param>
    /// <param name="mixing">Mixup and CutMix; the rest is the source's.</param>
    public BatchFeed(IExampleSource source, ITargets targets, EpochOrder order, AugmentationOptions mixing, int seed)
    {
        (this.source, this.targets, this.order, this.mixing, this.seed) = (source, targets, order, mixing, seed);
        for (var i = 0; i < Ahead + 2; i++)
        {
            all.Add(new(order.BatchSize, source.Shape, targets.Width));
            free.Add(all[i]);
        }
    }

    /// <summary>Threads that make batches: as many as leave the larger part of the machine to the network.</summary>
    private static int Workers => Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>All batches from a position on, in order. Give each one back with <see cref="Return"/>.</summary>
    public IEnumerable<Batch> Read(int epoch, int step, int epochs, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var ready = new BlockingCollection<Batch>(Ahead);
        ExceptionDispatchInfo? failure = null;
        var maker = new Thread(() => failure = MakeAll(epoch, step, epochs, ready, stop.Token)) { IsBackground = true, Name = "Batches" };
        maker.Start();
        try
        {
            foreach (var batch in ready.GetConsumingEnumerable(cancellationToken))
            {
                yield return batch;
            }
        }
        finally
        {
            // Nothing may write into a batch once the caller has gone on or away.
            stop.Cancel();
            maker.Join();
        }

        failure?.Throw();
    }

    public void Return(Batch batch) => free.Add(batch);

    public void Dispose()
    {
        all.ForEach(batch => batch.Dispose());
        free.Dispose();
    }

    private ExceptionDispatchInfo? MakeAll(int firstEpoch, int firstStep, int epochs, BlockingCollection<Batch> ready, CancellationToken cancellationToken)
    {
        try
        {
            for (var epoch = firstEpoch; epoch < epochs; epoch++)
            {
                var examples = order.Of(epoch);
                for (var step = epoch == firstEpoch ? firstStep : 0; step < order.Steps; step++)
                {
                    var batch = free.Take(cancellationToken);
                    Make(batch, epoch, step, examples.AsMemory(step * order.BatchSize, order.BatchSize), cancellationToken);
                    ready.Add(batch, cancellationToken);
                }
            }

            return null;
        }
        catch (Exception failure)
        {
            return ExceptionDispatchInfo.Capture(failure);
        }
        finally
        {
            ready.CompleteAdding();
        }
    }

    private void Make(Batch batch, int epoch, int step, ReadOnlyMemory<int> examples, CancellationToken cancellationToken)
    {
        batch.Position = (epoch, step);
        BatchFilling.Run(batch.Size, Workers, Write, cancellationToken);
        BatchMixer.Mix(mixing, Seeds.For(seed, SeedPurpose.Mixing, epoch, step), BatchShape.Of(batch, source.Shape, source.Layout), batch.Inputs, batch.Targets);

        void Write(int row)
        {
            var example = examples.Span[row];
            targets.Write(example, batch.Target(row));
            source.WriteChanged(example, epoch, batch.Input(row));
        }
    }
}
