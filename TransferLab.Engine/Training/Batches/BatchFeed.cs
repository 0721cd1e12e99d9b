using System.Runtime.CompilerServices;
using System.Threading.Channels;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Training.Augmentation;

namespace TransferLab.Engine.Training.Batches;

/// <summary>Makes batches ahead of the trainer on other threads, so that it never waits; memory is bounded by the batches in store.</summary>
/// <remarks>Each example's changes depend on seed, epoch and example alone: the result is the same whatever the threads do.</remarks>
internal sealed class BatchFeed : IDisposable
{
    /// <summary>Batches that are ready at most: enough to smooth out a slow file, little enough to stay small.</summary>
    private const int Ahead = 3;

    private readonly IExampleSource source;
    private readonly Labels labels;
    private readonly EpochOrder order;
    private readonly AugmentationOptions mixing;
    private readonly int seed;
    private readonly Channel<Batch> free = Channel.CreateUnbounded<Batch>();
    private readonly List<Batch> all = [];

    /// <param name="labels">One per example of the source.</param>
    /// <param name="mixing">Mixup and CutMix; the rest is the source's.</param>
    public BatchFeed(IExampleSource source, Labels labels, EpochOrder order, AugmentationOptions mixing, int seed)
    {
        (this.source, this.labels, this.order, this.mixing, this.seed) = (source, labels, order, mixing, seed);
        for (var i = 0; i < Ahead + 2; i++)
        {
            var batch = new Batch(order.BatchSize, source.Shape, labels.ClassCount);
            all.Add(batch);
            free.Writer.TryWrite(batch);
        }
    }

    /// <summary>Threads that make batches: as many as leave the larger part of the machine to the network.</summary>
    private static int Workers => Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>All batches from a position on, in order. Give each one back with <see cref="Return"/>.</summary>
    public async IAsyncEnumerable<Batch> ReadAsync(int epoch, int step, int epochs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ready = Channel.CreateBounded<Batch>(new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });
        var maker = Task.Run(() => MakeAllAsync(epoch, step, epochs, ready.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in ready.Reader.ReadAllAsync(cancellationToken))
            {
                yield return batch;
            }

            await maker;
        }
        finally
        {
            // Nothing may write into a batch once the caller has gone on or away.
            await stop.CancelAsync();
            await maker.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    public void Return(Batch batch) => free.Writer.TryWrite(batch);

    public void Dispose() => all.ForEach(batch => batch.Dispose());

    private async Task MakeAllAsync(int firstEpoch, int firstStep, int epochs, ChannelWriter<Batch> ready, CancellationToken cancellationToken)
    {
        try
        {
            for (var epoch = firstEpoch; epoch < epochs; epoch++)
            {
                var examples = order.Of(epoch);
                for (var step = epoch == firstEpoch ? firstStep : 0; step < order.Steps; step++)
                {
                    var batch = await free.Reader.ReadAsync(cancellationToken);
                    Make(batch, epoch, step, examples.AsMemory(step * order.BatchSize, order.BatchSize), cancellationToken);
                    await ready.WriteAsync(batch, cancellationToken);
                }
            }

            ready.Complete();
        }
        catch (Exception failure)
        {
            // The reader throws it on.
            ready.Complete(failure);
        }
    }

    private void Make(Batch batch, int epoch, int step, ReadOnlyMemory<int> examples, CancellationToken cancellationToken)
    {
        batch.Position = (epoch, step);
        BatchFilling.Run(batch.Size, Workers, Write, cancellationToken);
        if (source.Shape.Count == 3)
        {
            var shape = new BatchShape(batch.Size, source.Shape[0], source.Shape[1], source.Shape[2], batch.Classes);
            BatchMixer.Mix(mixing, Seeds.For(seed, SeedPurpose.Mixing, epoch, step), shape, batch.Inputs, batch.Targets);
        }

        void Write(int row)
        {
            var example = examples.Span[row];
            batch.SetLabel(row, labels[example]);
            source.WriteChanged(example, epoch, batch.Input(row));
        }
    }
}
