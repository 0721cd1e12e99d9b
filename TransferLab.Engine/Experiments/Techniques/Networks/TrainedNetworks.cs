namespace TransferLab.Engine.Experiments.Techniques.Networks;

/// <summary>The trainings of an experiment, and the one network that is taken home.</summary>
/// <param name="Splits">One per split that has test examples, in their order.</param>
/// <param name="Final">The network of the only split; of a cross-validation, one that learned from all examples.</param>
internal sealed record TrainedNetworks(IReadOnlyList<SplitOutcome> Splits, TrainedNetwork Final);
