using System.Globalization;
using Microsoft.Extensions.Logging;
using TransferLab.Engine.Experiments;

namespace TransferLab.Engine.Journal;

/// <summary>
/// Brings entry files and database in line: the files decide, and the database's copy replaces a file that is gone or damaged.
/// For one opening of a journal.
/// </summary>
internal sealed class JournalAlignment(EntryFiles files, JournalDatabase database, TimeProvider time, ILogger log)
{
    private const int ReadAtOnce = 200;

    private readonly List<RunId> lost = [];

    public Dictionary<RunId, RunSummary> Summaries { get; } = [];

    /// <summary>Runs whose record is damaged, with no copy of it.</summary>
    public IEnumerable<RunId> Lost => lost.Where(run => !Summaries.ContainsKey(run));

    /// <summary>Files that were written again from the database's copy.</summary>
    public int Restored { get; private set; }

    /// <summary>Entries that a later release wrote.</summary>
    public int Newer { get; private set; }

    /// <summary>Changes to the database.</summary>
    public int Changes { get; private set; }

    public void Align()
    {
        foreach (var run in files.DeletedRuns())
        {
            Remove(run);
        }

        var rows = database.Rows().ToDictionary(row => row.Id);
        var marks = files.Marks();
        var unknown = new List<RunId>();
        foreach (var (id, mark) in marks)
        {
            if (rows.TryGetValue(id, out var row) && row.Mark == mark)
            {
                Summaries[id] = row.Summary;
            }
            else
            {
                unknown.Add(id);
            }
        }

        AdoptAll(unknown);
        foreach (var row in rows.Values.Where(row => !marks.ContainsKey(row.Id)))
        {
            Restore(row.Id);
        }
    }

    // Reading thousands of files is most of the work of making a database anew.
    private void AdoptAll(List<RunId> runs)
    {
        foreach (var some in runs.Chunk(ReadAtOnce))
        {
            foreach (var (id, reading) in some.AsParallel().AsOrdered().Select(id => (id, EntryReading.Of(files, id))))
            {
                Adopt(id, reading);
            }
        }
    }

    /// <summary>Takes a run from its file, which the database does not know in this form.</summary>
    private void Adopt(RunId id, EntryReading reading)
    {
        switch (reading.Failure)
        {
            case null:
                Summaries[id] = reading.Summary!;
                database.Put(new(id, reading.Mark, reading.Summary!), reading.Text!);
                Changes++;
                break;
            case NewerEntryException:
                Newer++;
                break;
            case InvalidDataException:
                log.LogWarning(reading.Failure, "The entry of run {Run} is damaged and is set aside.", id);
                files.SetAside(id, time.GetUtcNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture));
                Restore(id);
                break;
            default:
                log.LogWarning(reading.Failure, "The entry of run {Run} cannot be read.", id);
                lost.Add(id);
                break;
        }
    }

    /// <summary>Takes a run from the database's copy.</summary>
    private void Restore(RunId id)
    {
        if (database.ReadText(id) is not { } text)
        {
            lost.Add(id);
            Remove(id);
            return;
        }

        try
        {
            files.WriteText(id, text);
            Adopt(id, EntryReading.Of(files, id));
            Restored++;
        }
        catch (TransferLabException full)
        {
            // Shown from the copy now, and tried again at the next start.
            log.LogWarning(full, "The entry of run {Run} cannot be restored.", id);
            var entry = files.Parse(text);
            Summaries[id] = RunSummary.Of(entry.Run, entry.Result);
        }
    }

    private void Remove(RunId id)
    {
        database.Remove(id);
        Changes++;
    }
}
