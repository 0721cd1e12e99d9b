using TransferLab.Engine.Experiments;

namespace TransferLab.Engine.Journal;

/// <summary>What was found in an entry's file.</summary>
internal sealed record EntryReading
{
    public EntryMark Mark { get; private init; }

    /// <summary>Null where <see cref="Failure"/> is set, as is <see cref="Summary"/>.</summary>
    public string? Text { get; private init; }

    public RunSummary? Summary { get; private init; }

    /// <summary><see cref="InvalidDataException"/> where it is damaged, <see cref="NewerEntryException"/>, or what the system said.</summary>
    public Exception? Failure { get; private init; }

    public static EntryReading Of(EntryFiles files, RunId id)
    {
        try
        {
            var mark = files.Mark(id) ?? throw new FileNotFoundException("The entry is gone.");
            var text = files.ReadText(id) ?? throw new FileNotFoundException("The entry is gone.");
            var entry = files.Parse(text);
            return new() { Mark = mark, Text = text, Summary = RunSummary.Of(entry.Run, entry.Result) };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException or NewerEntryException)
        {
            return new() { Failure = failure };
        }
    }
}
