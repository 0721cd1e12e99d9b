using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Transferability.Gap;

/// <summary>The strongest way from scratch.</summary>
/// <param name="Inner">The rows it was chosen on: learned from, and held back.</param>
/// <param name="Answers">Its probabilities for those held back.</param>
/// <param name="Accuracies">Of all ways on those held back.</param>
internal sealed record ScratchChoice(IScratchArm Strongest, Split Inner, FeatureMatrix Answers, IReadOnlyDictionary<ScratchMethod, double> Accuracies);
