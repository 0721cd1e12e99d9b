using TransferLab.Engine.Features;

namespace TransferLab.Engine.Heads;

/// <summary>What a head said of its own training examples while they were kept out of the fit.</summary>
/// <param name="Rows">Rows of the training features, ascending; ridge regression and nearest neighbours keep out an example that is the only one of its class as well, the other heads never do.</param>
/// <param name="Probabilities">Shape (Rows.Count, ClassCount).</param>
public sealed record HeldOutProbabilities(IReadOnlyList<int> Rows, FeatureMatrix Probabilities);
