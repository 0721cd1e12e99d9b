using TransferLab.Engine.Evaluation;

namespace TransferLab.Web.Components.Results;

/// <summary>One number of a result with its meaning.</summary>
/// <param name="Name">As the field calls it.</param>
/// <param name="Meaning">For someone who hears of it for the first time.</param>
/// <param name="Estimate">With its interval.</param>
/// <param name="IsShare">Shown in percent; others as they are.</param>
public sealed record Measure(string Name, string Meaning, Estimate Estimate, bool IsShare = true);
