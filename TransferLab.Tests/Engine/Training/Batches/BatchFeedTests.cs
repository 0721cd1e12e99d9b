using TransferLab.Engine.Datasets;
using TransferLab.Engine.Training.Augmentation;
using TransferLab.Engine.Training.Batches;

namespace TransferLab.Tests.Engine.Training.Batches;

public sealed class BatchFeedTests
{
    private static readonly Labels Labels = new([.. Enumerable.Range(0, 23).Select(i => i % 3)], 3);

    [Fact]
    public void Read_FromTheMiddle_GivesTheSameBatchesAsFromTheStart()
    {
        var whole = Read(0, 0);
        var rest = Read(1, 2);

        Assert.Equal(whole.Skip(5 + 2), rest);
    }

    [Fact]
    public void Read_OneEpoch_TakesEveryExampleAndFillsUpWithTheFirst()
    {
        using var feed = Feed(out var order);
        var examples = new List<int>();
        foreach (var batch in feed.Read(0, 0, 1, TestContext.Current.CancellationToken))
        {
            examples.AddRange(Enumerable.Range(0, batch.Size).Select(row => (int)batch.Input(row)[0]));
            feed.Return(batch);
        }

        Assert.Equal(order.Steps * 5, examples.Count);
        Assert.Equal(Enumerable.Range(0, 23), examples.Take(23).Order());
        Assert.Equal(examples.Take(2), examples.Skip(23));
    }

    [Fact]
    public void Read_SourceFails_ThrowsWhatTheSourceThrew()
    {
        using var feed = new BatchFeed(new Counting(failAt: 11), new ClassTargets(Labels), new([.. Enumerable.Range(0, 23)], 5, seed: 1), AugmentationOptions.None, seed: 1);

        Assert.Throws<InvalidDataException>(() =>
        {
            foreach (var batch in feed.Read(0, 0, 1, TestContext.Current.CancellationToken))
            {
                feed.Return(batch);
            }
        });
    }

    [Fact]
    public async Task Read_CallerLeavesEarly_StopsMaking()
    {
        var source = new Counting();
        using var feed = new BatchFeed(source, new ClassTargets(Labels), new([.. Enumerable.Range(0, 23)], 5, seed: 1), AugmentationOptions.None, seed: 1);
        foreach (var batch in feed.Read(0, 0, 1000, TestContext.Current.CancellationToken))
        {
            break;
        }

        var made = source.Made;
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Equal(made, source.Made);
    }

    private static BatchFeed Feed(out EpochOrder order)
    {
        order = new([.. Enumerable.Range(0, 23)], 5, seed: 4);
        return new(new Counting(), new ClassTargets(Labels), order, AugmentationOptions.None, seed: 4);
    }

    private static List<string> Read(int epoch, int step)
    {
        using var feed = Feed(out _);
        var read = new List<string>();
        foreach (var batch in feed.Read(epoch, step, 3, TestContext.Current.CancellationToken))
        {
            read.Add($"{batch.Position}: {string.Join(' ', batch.Inputs.ToArray())} | {string.Join(' ', batch.Targets.ToArray())}");
            feed.Return(batch);
        }

        return read;
    }

    /// <summary>Writes the example's number and the epoch.</summary>
    private sealed class Counting(int failAt = -1) : IExampleSource
    {
        private int made;

        public int Made => Volatile.Read(ref made);

        public IReadOnlyList<int> Shape => [2];

        public void WriteChanged(int example, int epoch, Span<float> target)
        {
            Interlocked.Increment(ref made);
            (target[0], target[1]) = (example, epoch);
            if (example == failAt)
            {
                throw new InvalidDataException();
            }
        }

        public void WritePlain(int example, Span<float> target) => WriteChanged(example, -1, target);
    }
}
