namespace TransferLab.Engine.Journal;

/// <summary>Tells one state of a file from another without reading it.</summary>
/// <param name="ModifiedTicks">When it was last written, UTC.</param>
/// <param name="Length">Bytes.</param>
internal readonly record struct EntryMark(long ModifiedTicks, long Length);
