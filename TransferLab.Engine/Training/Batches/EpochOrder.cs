namespace TransferLab.Engine.Training.Batches;

/// <summary>Which examples each step of each epoch takes.</summary>
/// <param name="examples">All there are, as indices into their source.</param>
internal sealed class EpochOrder(IReadOnlyList<int> examples, int batchSize, int seed)
{
    /// <summary>Every step takes as many: with fewer examples than that, some come twice.</summary>
    public int BatchSize => batchSize;

    /// <summary>Steps of an epoch. The last one is filled up with the epoch's first examples.</summary>
    public int Steps => (examples.Count + batchSize - 1) / batchSize;

    /// <summary>The examples of an epoch in a new random order: Steps × BatchSize of them.</summary>
    public int[] Of(int epoch)
    {
        var order = examples.ToArray();
        Seeds.For(seed, SeedPurpose.Order, epoch).Shuffle(order);
        return [.. Enumerable.Range(0, Steps * batchSize).Select(i => order[i % order.Length])];
    }
}
