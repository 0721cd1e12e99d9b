using TransferLab.Engine.Features;

namespace TransferLab.Engine.Transferability.Advising;

/// <summary>What a backbone's own classifier takes some pictures for.</summary>
/// <param name="Rows">Indices into the pictures at hand.</param>
/// <param name="Probabilities">Shape (Rows.Count, source classes).</param>
internal sealed record SourceAnswers(IReadOnlyList<int> Rows, FeatureMatrix Probabilities);
