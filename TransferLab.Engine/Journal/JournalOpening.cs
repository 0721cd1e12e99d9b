using System.Globalization;
using Microsoft.Extensions.Logging;
using TransferLab.Engine.Experiments;

namespace TransferLab.Engine.Journal;

/// <summary>
/// Opens the database and brings it and the entry files in line. The files decide; the database replaces a file that is gone or damaged;
/// a database that can't be used is set aside and made anew from the files.
/// </summary>
internal sealed class JournalOpening(DataFolder folder, EntryFiles files, TimeProvider time, ILogger log)
{
    // Walking through damaged pages may take forever; reading a sound file of 10,000 runs takes a second.
    private static readonly TimeSpan LongestOpening = TimeSpan.FromSeconds(30);

    private readonly List<RunId> lost = [];
    private JournalDatabase? database;
    private string? setAside;
    private int newer;
    private int restored;
    private bool cannotWrite;

    public Dictionary<RunId, RunSummary> Summaries { get; } = [];

    public List<JournalNotice> Notices { get; } = [];

    /// <returns>Null where no database can be had now, for instance on a full disk: the files alone do.</returns>
    public JournalDatabase? Open(JournalSeal.State seal)
    {
        if (seal == JournalSeal.State.Broken || !Attempt(trusted: seal == JournalSeal.State.Whole))
        {
            Close();
            if (!cannotWrite)
            {
                SetAside();
            }

            if (cannotWrite || !Attempt(trusted: false))
            {
                Close();
                ReadFilesAlone();
            }

            Salvage();
        }

        Tell();
        return database;
    }

    private void Close()
    {
        database?.Dispose();
        database = null;
    }

    private string Stamp() => time.GetUtcNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);

    /// <returns>False where the database cannot be used.</returns>
    private bool Attempt(bool trusted)
    {
        Summaries.Clear();
        (newer, restored) = (0, 0);
        try
        {
            database = OpenInTime();
            FinishDeletions(database);
            Align(database, trusted);
            return true;
        }
        catch (Exception damage)
        {
            log.LogWarning(damage, "The journal's database {File} cannot be used.", folder.Journal);
            cannotWrite = SaysCannotWrite(damage);
            return false;
        }
    }

    // A full disk says nothing about the file.
    private static bool SaysCannotWrite(Exception failure) =>
        DurableFile.IsFullDisk(failure) || failure is UnauthorizedAccessException || (failure.InnerException is { } inner && SaysCannotWrite(inner));

    private JournalDatabase OpenInTime()
    {
        JournalDatabase? opened = null;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                opened = new JournalDatabase(folder.Journal);
            }
            catch (Exception any)
            {
                failure = any;
            }
        })
        { IsBackground = true };
        thread.Start();
        return thread.Join(LongestOpening)
            ? opened ?? throw new InvalidDataException("The database cannot be opened.", failure)
            : throw new InvalidDataException("Opening the database does not end.");
    }

    private void FinishDeletions(JournalDatabase database)
    {
        foreach (var run in files.HalfDeleted())
        {
            database.Remove(run);
            files.Remove(run);
        }
    }

    private void Align(JournalDatabase database, bool trusted)
    {
        var rows = database.Rows.ToDictionary(row => row.Id);
        var marks = files.Marks();
        foreach (var (id, mark) in marks)
        {
            if (rows.TryGetValue(id, out var row) && row.Mark == mark && (trusted || files.ReadHash(id) == row.Hash))
            {
                Summaries[id] = row.Summary;
            }
            else
            {
                Adopt(id, mark);
            }
        }

        foreach (var row in rows.Values.Where(row => !marks.ContainsKey(row.Id)))
        {
            if (files.HalfDeleted().Contains(row.Id) || !Restore(row.Id))
            {
                database.Remove(row.Id);
            }
        }
    }

    /// <summary>Takes a run from its file, which the database does not know in this form.</summary>
    private void Adopt(RunId id, EntryMark mark)
    {
        try
        {
            var text = files.ReadText(id)!;
            var entry = files.Parse(text);
            var summary = RunSummary.Of(entry.Run, entry.Result);
            Summaries[id] = summary;
            database?.Put(new(id, SealedText.HashOf(text), mark, summary), text);
        }
        catch (NewerEntryException)
        {
            newer++;
        }
        catch (InvalidDataException damage)
        {
            log.LogWarning(damage, "The entry of run {Run} is damaged.", id);
            var aside = files.SetAside(id, Stamp());
            if (!Restore(id))
            {
                log.LogWarning("There is no copy of it; the damaged one is {File}.", aside);
            }
        }
    }

    /// <summary>Takes a run from the database's copy.</summary>
    private bool Restore(RunId id)
    {
        if (database?.ReadText(id) is not { } text)
        {
            lost.Add(id);
            return false;
        }

        RestoreFrom(id, text);
        return true;
    }

    private void RestoreFrom(RunId id, string text)
    {
        files.WriteText(id, text);
        Adopt(id, files.Mark(id)!.Value);
        lost.Remove(id);
        restored++;
    }

    private void SetAside()
    {
        if (!File.Exists(folder.Journal))
        {
            return;
        }

        setAside = Path.Combine(folder.Root, $"journal.damaged-{Stamp()}.db");
        try
        {
            File.Move(folder.Journal, setAside);
            // A log that is left behind would be played into the next database.
            if (File.Exists(JournalDatabase.LogOf(folder.Journal)))
            {
                File.Move(JournalDatabase.LogOf(folder.Journal), JournalDatabase.LogOf(setAside));
            }
        }
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(busy, "The damaged database cannot be moved; the journal works from its files alone.");
        }
    }

    private void ReadFilesAlone()
    {
        Summaries.Clear();
        foreach (var (id, mark) in files.Marks())
        {
            Adopt(id, mark);
        }
    }

    /// <summary>Copies of entries in a damaged database whose files are gone or damaged too.</summary>
    private void Salvage()
    {
        if (setAside is null)
        {
            return;
        }

        try
        {
            // A copy, since opening changes the file.
            var copy = Path.Combine(folder.Temporary, $"salvage-{Stamp()}.db");
            File.Copy(setAside, copy);
            using var damaged = new JournalDatabase(copy);
            foreach (var (id, text) in damaged.ReadableTexts())
            {
                if (!Summaries.ContainsKey(id) && !files.HalfDeleted().Contains(id))
                {
                    RestoreFrom(id, text);
                }
            }
        }
        catch (Exception damage)
        {
            log.LogInformation(damage, "Nothing more can be read from {File}.", setAside);
        }
    }

    private void Tell()
    {
        if (setAside is not null)
        {
            Notices.Add(new(
                UserMessage.Of($"The journal's database was damaged. It was made anew from the runs' own files: {Summaries.Count} runs are there."),
                UserMessage.Of($"There is nothing to do. The damaged file was kept as {setAside}.")));
        }

        if (restored > 0)
        {
            Notices.Add(new(
                UserMessage.Of($"The files of {restored} runs were missing or damaged and were restored from the journal's database."),
                UserMessage.Of($"There is nothing to do; but check the disk if this happens again.")));
        }

        foreach (var run in lost.Where(run => !Summaries.ContainsKey(run)))
        {
            Notices.Add(new(
                UserMessage.Of($"The record of run {run.Value} is damaged, and there is no copy of it."),
                UserMessage.Of($"What is left of it was kept in {folder.Runs}. Run the experiment again if you need it.")));
        }

        if (newer > 0)
        {
            Notices.Add(new(
                UserMessage.Of($"{newer} runs were recorded by a later release of TransferLab and are not shown."),
                UserMessage.Of($"Install that release to see them; they are left as they are.")));
        }
    }
}
