namespace TransferLab.Engine.Experiments;

/// <summary>Why a run stopped, and what to do about it.</summary>
/// <param name="Problem">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="Step">The step it happened in; null when it was before the first.</param>
/// <param name="Technical">The exception with its trace, where it was none that a user could have caused.</param>
public sealed record RunFailure(UserMessage Problem, UserMessage Remedy, string? Step = null, string? Technical = null);
