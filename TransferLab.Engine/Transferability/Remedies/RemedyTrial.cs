using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments;

namespace TransferLab.Engine.Transferability.Remedies;

/// <summary>What a remedy gained in this case.</summary>
/// <param name="Run">The latest finished run of it.</param>
/// <param name="Gain">Its accuracy minus that of the run it was to improve.</param>
/// <param name="IsPaired">Whether both were tested on the same pictures, so that the interval is that of the difference picture by picture.</param>
/// <param name="Finding">In a sentence.</param>
public sealed record RemedyTrial(RunId Run, Estimate Gain, bool IsPaired, UserMessage Finding);
