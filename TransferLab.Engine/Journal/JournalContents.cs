using TransferLab.Engine.Experiments;

namespace TransferLab.Engine.Journal;

/// <summary>What an opened journal consists of.</summary>
/// <param name="Database">In line with the files.</param>
/// <param name="Summaries">Of all runs.</param>
/// <param name="HasChanged">The database is not what its file is.</param>
/// <param name="Notices">What the user should know.</param>
internal sealed record JournalContents(
    JournalDatabase Database,
    Dictionary<RunId, RunSummary> Summaries,
    bool HasChanged,
    IReadOnlyList<JournalNotice> Notices);
