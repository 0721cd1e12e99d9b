namespace TransferLab.Engine.Experiments.Techniques.Networks;

/// <summary>The trained networks of an experiment.</summary>
/// <param name="Splits">One per split that has test examples, in their order.</param>
/// <param name="Whole">Of a cross-validation, one that learned from all examples: the one to take home. Null otherwise.</param>
internal sealed record TrainedNetworks(IReadOnlyList<TrainedNetwork> Splits, TrainedNetwork? Whole)
{
    /// <summary>The network to take home.</summary>
    public TrainedNetwork Final => Whole ?? Splits[0];
}
