using TransferLab.Engine.Evaluation;

namespace TransferLab.Engine.Experiments;

/// <summary>The product of every technique's last step.</summary>
/// <param name="Result">Timings, versions and machine are filled in when the run ends.</param>
/// <param name="Predictions">On the test examples.</param>
public sealed record RunOutcome(ExperimentResult Result, Predictions Predictions);
