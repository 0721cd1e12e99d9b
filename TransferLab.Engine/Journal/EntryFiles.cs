using System.Text.Json;
using System.Text.Json.Nodes;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Experiments.Steps;

namespace TransferLab.Engine.Journal;

/// <summary>
/// One folder per run with its entry and its predictions as plain files: the truth of the journal, from which its database can be made anew.
/// Each file is replaced as a whole and carries its own hash.
/// </summary>
internal sealed class EntryFiles(DataFolder folder, JournalMigrations migrations)
{
    private const string Entry = "entry.json";
    private const string Predictions = "predictions.bin";
    private const string Deleted = ".deleted";

    /// <summary>Every run that has an entry file, with the mark that changes whenever the file does.</summary>
    public Dictionary<RunId, EntryMark> Marks()
    {
        var marks = new Dictionary<RunId, EntryMark>();
        foreach (var run in new DirectoryInfo(folder.Runs).EnumerateDirectories())
        {
            if (RunId.TryParse(run.Name, out var id) && Mark(id) is { } mark)
            {
                marks[id] = mark;
            }
        }

        return marks;
    }

    public EntryMark? Mark(RunId id)
    {
        var file = new FileInfo(PathOf(id, Entry));
        return file.Exists ? new(file.LastWriteTimeUtc.Ticks, file.Length) : null;
    }

    /// <summary>The entry's text; null where there is none.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public string? ReadText(RunId id)
    {
        var path = PathOf(id, Entry);
        return File.Exists(path) ? SealedText.Read(File.ReadAllBytes(path)) : null;
    }

    /// <exception cref="InvalidDataException">The text is no entry.</exception>
    /// <exception cref="NewerEntryException">A later release wrote it.</exception>
    public JournalEntry Parse(string text)
    {
        try
        {
            var entry = JsonNode.Parse(text) as JsonObject ?? throw new InvalidDataException("The entry is no object.");
            return migrations.Upgrade(entry).Deserialize<JournalEntry>(ExperimentJson.Compact)!;
        }
        catch (Exception foreign) when (foreign is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("The entry cannot be read.", foreign);
        }
    }

    public static string Text(JournalEntry entry) => JsonSerializer.Serialize(entry, ExperimentJson.Compact);

    /// <exception cref="TransferLabException">The disk is full or cannot be written; nothing has changed.</exception>
    public void WriteText(RunId id, string text) => Write(id, Entry, stream => stream.Write(SealedText.Write(text)));

    /// <exception cref="TransferLabException">The disk is full or cannot be written; nothing has changed.</exception>
    public void WritePredictions(RunId id, Predictions predictions) => Write(id, Predictions, stream => ProductFile.Write(stream, predictions));

    /// <summary>Null where there are none.</summary>
    /// <exception cref="TransferLabException">The file is damaged.</exception>
    public Predictions? ReadPredictions(RunId id)
    {
        var path = PathOf(id, Predictions);
        try
        {
            return File.Exists(path) ? (Predictions)ProductFile.Read(path, typeof(Predictions)) : null;
        }
        catch (Exception damage) when (damage is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new TransferLabException(
                $"The predictions of run {id.Value} cannot be read: {path} is damaged.",
                $"Repeat the experiment to see them again; the numbers of its result are still there.",
                damage);
        }
    }

    /// <summary>Puts an entry that can't be read out of the way and returns its new path.</summary>
    public string SetAside(RunId id, string stamp)
    {
        var aside = PathOf(id, $"{Entry}.damaged-{stamp}");
        File.Move(PathOf(id, Entry), aside, overwrite: true);
        return aside;
    }

    /// <summary>
    /// From this moment on the run is gone, whatever happens. What remains is an empty folder that keeps the database's copy from coming back,
    /// until <see cref="ForgetDeleted"/>.
    /// </summary>
    public void Delete(RunId id)
    {
        if (Directory.Exists(FolderOf(id)))
        {
            Directory.Move(FolderOf(id), FolderOf(id) + Deleted);
            Empty(FolderOf(id) + Deleted);
        }
    }

    /// <summary>Runs that were deleted since the database was last written.</summary>
    public IReadOnlyList<RunId> DeletedRuns() =>
    [
        .. new DirectoryInfo(folder.Runs).EnumerateDirectories("*" + Deleted)
            .Select(run => RunId.TryParse(run.Name[..^Deleted.Length], out var id) ? id : (RunId?)null)
            .OfType<RunId>(),
    ];

    /// <summary>To be called when the database file no longer has the deleted runs.</summary>
    public void ForgetDeleted()
    {
        foreach (var id in DeletedRuns())
        {
            Empty(FolderOf(id) + Deleted);
            Directory.Delete(FolderOf(id) + Deleted);
        }
    }

    private static void Empty(string path)
    {
        foreach (var file in Directory.EnumerateFiles(path))
        {
            File.Delete(file);
        }
    }

    private void Write(RunId id, string name, Action<Stream> write)
    {
        try
        {
            Directory.CreateDirectory(FolderOf(id));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw DurableFile.Explain(FolderOf(id), failure);
        }

        DurableFile.Write(PathOf(id, name), folder.Temporary, write);
    }

    private string FolderOf(RunId id) => Path.Combine(folder.Runs, id.Value);

    private string PathOf(RunId id, string name) => Path.Combine(FolderOf(id), name);
}
