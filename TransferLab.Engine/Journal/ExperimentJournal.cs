using Microsoft.Extensions.Logging;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments;

namespace TransferLab.Engine.Journal;

/// <summary>
/// The record of all runs: what was run, on what, how it ended. What <see cref="Save"/> has returned from is there after any crash.
/// Thread-safe. One process at a time may have a data folder's journal.
/// </summary>
/// <remarks>See <c>docs/decisions/journal.md</c>: plain files are the truth, LiteDB holds summaries and second copies.</remarks>
public sealed class ExperimentJournal : IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly DataFolder folder;
    private readonly TimeProvider time;
    private readonly ILogger<ExperimentJournal> log;
    private readonly FolderLock folderLock;
    private readonly EntryFiles files;
    private readonly JournalSeal seal;
    private Dictionary<RunId, RunSummary> summaries = [];
    private IReadOnlyList<RunSummary>? sorted;
    private IReadOnlyList<JournalNotice> notices = [];
    private JournalDatabase? database;
    private long failedAt;

    /// <exception cref="TransferLabException">Another process uses the folder, or it cannot be read.</exception>
    public ExperimentJournal(DataFolder folder, TimeProvider time, ILogger<ExperimentJournal> log)
        : this(folder, time, log, JournalMigrations.Known)
    {
    }

    internal ExperimentJournal(DataFolder folder, TimeProvider time, ILogger<ExperimentJournal> log, JournalMigrations migrations)
    {
        (this.folder, this.time, this.log) = (folder, time, log);
        files = new(folder, migrations);
        seal = new(folder);
        folderLock = FolderLock.Take(folder, time);
        try
        {
            Open(seal.Break());
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            folderLock.Dispose();
            throw DurableFile.Explain(folder.Root, failure);
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
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
                return notices;
            }
        }
    }

    /// <summary>All runs, the newest first. From memory: 5,000 runs cost some milliseconds.</summary>
    public IReadOnlyList<RunSummary> List()
    {
        lock (gate)
        {
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
            if (predictions is not null)
            {
                files.WritePredictions(run.Id, predictions);
            }

            files.WriteText(run.Id, text);
            (summaries[run.Id], sorted) = (summary, null);
            WithDatabase(database => database.Put(new(run.Id, SealedText.HashOf(text), files.Mark(run.Id)!.Value, summary), text));
        }

        Changed?.Invoke(run.Id);
    }

    /// <summary>Forgets a run with all that belongs to it; nothing where there is none.</summary>
    /// <exception cref="TransferLabException">Its files cannot be deleted.</exception>
    public void Delete(RunId id)
    {
        lock (gate)
        {
            try
            {
                files.MarkDeleted(id);
                summaries.Remove(id);
                sorted = null;
                WithDatabase(database => database.Remove(id));
                files.Remove(id);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw DurableFile.Explain(folder.Runs, failure);
            }
        }

        Changed?.Invoke(id);
    }

    public void Dispose()
    {
        lock (gate)
        {
            try
            {
                if (database is not null)
                {
                    database.Dispose();
                    seal.Set();
                }
            }
            catch (Exception failure)
            {
                log.LogWarning(failure, "The journal's database could not be closed well.");
            }
            finally
            {
                database = null;
                folderLock.Dispose();
            }
        }
    }

    private void Open(JournalSeal.State state)
    {
        var opening = new JournalOpening(folder, files, time, log);
        database = opening.Open(state);
        (summaries, sorted, notices) = (opening.Summaries, null, [.. notices, .. opening.Notices]);
        if (database is null)
        {
            failedAt = time.GetTimestamp();
        }
    }

    private JournalEntry? ReadEntry(RunId id)
    {
        lock (gate)
        {
            if (!summaries.ContainsKey(id))
            {
                return null;
            }

            try
            {
                return files.Parse(files.ReadText(id) ?? throw new InvalidDataException("The entry's file is gone."));
            }
            catch (Exception damage) when (damage is IOException or InvalidDataException)
            {
                log.LogWarning(damage, "The entry of run {Run} cannot be read.", id);
                return ReadCopy(id) ?? throw new TransferLabException(
                    $"The record of run {id.Value} is damaged, and there is no copy of it.",
                    $"What is left of it is in {folder.Runs}. Run the experiment again if you need it.",
                    damage);
            }
        }
    }

    private JournalEntry? ReadCopy(RunId id)
    {
        string? text = null;
        WithDatabase(database => text = database.ReadText(id));
        return text is null ? null : files.Parse(text);
    }

    /// <summary>
    /// The database is a convenience: where it fails (a full disk, damage that shows late), the files have what matters, and it is opened again,
    /// or made anew, some time later.
    /// </summary>
    private void WithDatabase(Action<JournalDatabase> action)
    {
        try
        {
            if (database is not null)
            {
                action(database);
            }
            else if (time.GetElapsedTime(failedAt) > RetryAfter)
            {
                Open(JournalSeal.State.Absent);
            }
        }
        catch (Exception failure)
        {
            log.LogWarning(failure, "The journal's database cannot be used; its runs are kept in {Folder}.", folder.Runs);
            Abandon();
        }
    }

    private void Abandon()
    {
        failedAt = time.GetTimestamp();
        try
        {
            database?.Dispose();
        }
        catch (Exception failure)
        {
            log.LogDebug(failure, "Closing the failed database failed too.");
        }

        database = null;
    }
}
