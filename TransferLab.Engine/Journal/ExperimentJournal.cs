using Microsoft.Extensions.Logging;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments;

namespace TransferLab.Engine.Journal;

/// <summary>
/// The record of all runs: what was run, on what, how it ended. What <see cref="Save"/> has returned from is there after any crash.
/// Thread-safe. One process at a time may have a data folder's journal.
/// </summary>
/// <remarks>Plain files are the truth, LiteDB holds summaries and second copies.</remarks>
public sealed class ExperimentJournal : IDisposable
{
    private readonly Lock gate = new();
    private readonly DataFolder folder;
    private readonly TimeProvider time;
    private readonly ILogger<ExperimentJournal> log;
    private readonly FolderLock folderLock;
    private readonly JournalFile file;
    private readonly EntryFiles files;
    private Dictionary<RunId, RunSummary> summaries = [];
    private IReadOnlyList<RunSummary>? sorted;
    private IReadOnlyList<JournalNotice> notices = [];
    private JournalDatabase? database;
    private bool hasChanged;

    /// <summary>Takes the folder; the journal is read when it is first asked for something.</summary>
    /// <exception cref="TransferLabException">Another process uses the folder.</exception>
    public ExperimentJournal(DataFolder folder, TimeProvider time, ILogger<ExperimentJournal> log)
        : this(folder, time, log, JournalMigrations.Known)
    {
    }

    internal ExperimentJournal(DataFolder folder, TimeProvider time, ILogger<ExperimentJournal> log, JournalMigrations migrations)
    {
        (this.folder, this.time, this.log) = (folder, time, log);
        (file, files) = (new(folder), new(folder, migrations));
        folderLock = FolderLock.Take(folder, time);
        DurableFile.ClearLeftovers(folder.Temporary);
    }

    /// <summary>After every <see cref="Save"/> and <see cref="Delete"/>, on the thread that called it.</summary>
    public event Action<RunId>? Changed;

    /// <summary>What was found damaged and restored, or lost; empty in a sound journal.</summary>
    public IReadOnlyList<JournalNotice> Notices
    {
        get
        {
            lock (gate)
            {
                Open();
                return notices;
            }
        }
    }

    /// <summary>All runs, the newest first. From memory: 5,000 runs cost some milliseconds.</summary>
    public IReadOnlyList<RunSummary> List()
    {
        lock (gate)
        {
            Open();
            return sorted ??= [.. summaries.Values.OrderByDescending(run => run.Id.Value, StringComparer.Ordinal)];
        }
    }

    /// <summary>A run with its specification; null where there is none of that name.</summary>
    /// <exception cref="TransferLabException">Its record is damaged.</exception>
    public Run? Find(RunId id) => ReadEntry(id)?.Run;

    /// <summary>Null where there is no such run, or none that finished.</summary>
    /// <exception cref="TransferLabException">Its record is damaged.</exception>
    public ExperimentResult? FindResult(RunId id) => ReadEntry(id)?.Result;

    /// <summary>What the run's classifier said of each test example; null where there is no such run, or none that finished.</summary>
    /// <exception cref="TransferLabException">The file is damaged.</exception>
    public Predictions? ReadPredictions(RunId id) => files.ReadPredictions(id);

    /// <summary>Records a run as it is now, in place of what was recorded of it before.</summary>
    /// <param name="result">Null unless the run finished.</param>
    /// <param name="predictions">Null unless the run finished.</param>
    /// <exception cref="TransferLabException">The disk is full or cannot be written: what was recorded before is unchanged.</exception>
    public void Save(Run run, ExperimentResult? result = null, Predictions? predictions = null)
    {
        var text = EntryFiles.Text(new() { Run = run with { TimeLeft = null }, Result = result });
        var summary = RunSummary.Of(run, result);
        lock (gate)
        {
            var database = Open();
            if (predictions is not null)
            {
                files.WritePredictions(run.Id, predictions);
            }

            files.WriteText(run.Id, text);
            (summaries[run.Id], sorted, hasChanged) = (summary, null, true);
            database.Put(new(run.Id, files.Mark(run.Id)!.Value, summary), text);
        }

        Changed?.Invoke(run.Id);
    }

    /// <summary>Forgets a run with all that belongs to it; nothing where there is none.</summary>
    /// <exception cref="TransferLabException">Its files cannot be deleted.</exception>
    public void Delete(RunId id)
    {
        lock (gate)
        {
            var database = Open();
            try
            {
                files.Delete(id);
                summaries.Remove(id);
                (sorted, hasChanged) = (null, true);
                database.Remove(id);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw DurableFile.NotDeleted(folder.Runs, failure);
            }
        }

        Changed?.Invoke(id);
    }

    public void Dispose()
    {
        lock (gate)
        {
            WriteDatabase();
            database?.Dispose();
            database = null;
            folderLock.Dispose();
        }
    }

    private JournalDatabase Open()
    {
        if (database is not null)
        {
            return database;
        }

        try
        {
            var contents = new JournalOpening(folder, file, files, time, log).Open();
            (database, summaries, sorted, notices) = (contents.Database, contents.Summaries, null, contents.Notices);
            hasChanged = contents.HasChanged;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TransferLabException(
                $"The journal in {folder.Root} cannot be read: {failure.Message}",
                $"Check that the disk is connected and that you may read this folder, then try again.",
                failure);
        }

        WriteDatabase();
        return database;
    }

    // Only at the beginning and at the end: what a crash leaves out is taken from the entry files at the next start.
    private void WriteDatabase()
    {
        try
        {
            if (database is not null && hasChanged)
            {
                file.Write(database.Image());
                hasChanged = false;
                files.ForgetDeleted();
            }
        }
        catch (Exception full) when (full is TransferLabException or IOException or UnauthorizedAccessException)
        {
            log.LogWarning(full, "The journal's database could not be written; its runs are kept in {Folder}.", folder.Runs);
        }
    }

    private JournalEntry? ReadEntry(RunId id)
    {
        lock (gate)
        {
            var database = Open();
            if (!summaries.ContainsKey(id))
            {
                return null;
            }

            try
            {
                return files.Parse(files.ReadText(id) ?? throw new InvalidDataException("The entry's file is gone."));
            }
            catch (Exception damage) when (damage is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                log.LogWarning(damage, "The entry of run {Run} cannot be read; the database's copy is.", id);
                return database.ReadText(id) is { } copy ? files.Parse(copy) : throw new TransferLabException(
                    $"The record of run {id.Value} is damaged, and there is no copy of it.",
                    $"What is left of it is in {folder.Runs}. Run the experiment again if you need it.",
                    damage);
            }
        }
    }
}
