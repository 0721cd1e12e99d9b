using TransferLab.Engine.Features;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>What the backbone sees in every example of the data set.</summary>
/// <param name="Features">Shape (examples, feature width).</param>
internal sealed record FrozenFeatures(FeatureMatrix Features);
