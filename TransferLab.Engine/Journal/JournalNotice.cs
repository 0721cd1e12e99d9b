namespace TransferLab.Engine.Journal;

/// <summary>What the journal met when it was opened or written, for the user.</summary>
/// <param name="Problem">What happened.</param>
/// <param name="Remedy">What it means and what to do, if anything.</param>
public sealed record JournalNotice(UserMessage Problem, UserMessage Remedy);
