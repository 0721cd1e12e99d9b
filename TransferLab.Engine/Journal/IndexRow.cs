using TransferLab.Engine.Experiments;

namespace TransferLab.Engine.Journal;

/// <summary>What the database knows of one run without reading its entry.</summary>
/// <param name="Id">The run.</param>
/// <param name="Mark">Of the entry's file when the row was written.</param>
/// <param name="Summary">For lists.</param>
internal sealed record IndexRow(RunId Id, EntryMark Mark, RunSummary Summary);
