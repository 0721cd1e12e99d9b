using TransferLab.Engine.Evaluation;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>The trivial classifiers on the same test examples.</summary>
internal sealed record MeasuredBaselines(IReadOnlyList<Baseline> Baselines);
