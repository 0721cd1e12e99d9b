using System.IO.Compression;
using System.Text;
using System.Text.Json;
using LiteDB;
using TransferLab.Engine.Experiments;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace TransferLab.Engine.Journal;

/// <summary>The LiteDB file: a summary of every run for fast lists, and a second copy of its entry. The only class that knows LiteDB.</summary>
/// <remarks>
/// Not thread-safe. LiteDB 5.0 has no page checksums, so every value carries its own hash; see <c>docs/decisions/journal.md</c> for
/// what else is not left to it.
/// </remarks>
internal sealed class JournalDatabase : IDisposable
{
    // LiteDB refuses documents of 16 MB; a larger entry lives in its file alone.
    private const int LargestEntryBytes = 8 * 1024 * 1024;

    private readonly LiteDatabase database;

    /// <exception cref="Exception">Of any kind, where the file is damaged.</exception>
    public JournalDatabase(string path)
    {
        database = new LiteDatabase(new ConnectionString { Filename = path, Connection = ConnectionType.Direct });
        try
        {
            Rows = [.. Summaries.FindAll().Select(ReadRow)];
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>All of them, as they were when the file was opened.</summary>
    public IReadOnlyList<IndexRow> Rows { get; }

    private ILiteCollection<BsonDocument> Summaries => database.GetCollection("runs");

    private ILiteCollection<BsonDocument> Entries => database.GetCollection("entries");

    /// <summary>LiteDB keeps uncommitted and uncopied pages in a file of its own beside the database.</summary>
    public static string LogOf(string path) => Path.Combine(
        Path.GetDirectoryName(path)!,
        Path.GetFileNameWithoutExtension(path) + "-log" + Path.GetExtension(path));

    public void Put(IndexRow row, string text)
    {
        var bytes = Compress(text);
        database.BeginTrans();
        try
        {
            Summaries.Upsert(WriteRow(row));
            if (bytes.Length <= LargestEntryBytes)
            {
                Entries.Upsert(new BsonDocument { ["_id"] = row.Id.Value, ["hash"] = row.Hash, ["text"] = bytes });
            }
            else
            {
                Entries.Delete(row.Id.Value);
            }

            database.Commit();
        }
        catch
        {
            database.Rollback();
            throw;
        }
    }

    public void Remove(RunId id)
    {
        Summaries.Delete(id.Value);
        Entries.Delete(id.Value);
    }

    /// <summary>The copy of an entry's text; null where there is none, or where it is damaged.</summary>
    public string? ReadText(RunId id)
    {
        var entry = Entries.FindById(id.Value);
        return entry is null ? null : ReadText(entry);
    }

    /// <summary>Copies of entries, as many as can still be read.</summary>
    public IEnumerable<(RunId Id, string Text)> ReadableTexts()
    {
        foreach (var entry in Entries.FindAll())
        {
            if (RunId.TryParse(entry["_id"].AsString, out var id) && ReadText(entry) is { } text)
            {
                yield return (id, text);
            }
        }
    }

    public void Dispose() => database.Dispose();

    private static BsonDocument WriteRow(IndexRow row) => new()
    {
        ["_id"] = row.Id.Value,
        ["hash"] = row.Hash,
        ["modified"] = row.Mark.ModifiedTicks,
        ["length"] = row.Mark.Length,
        ["summary"] = SealedText.Write(row.Hash + JsonSerializer.Serialize(row.Summary, ExperimentJson.Compact)),
    };

    private static IndexRow ReadRow(BsonDocument row)
    {
        var hash = row["hash"].AsString;
        var summary = SealedText.Read(row["summary"].AsBinary);
        var id = RunId.TryParse(row["_id"].AsString, out var parsed) ? parsed : throw new InvalidDataException("Not a run id.");
        return summary.StartsWith(hash, StringComparison.Ordinal)
            ? new(
                id,
                hash,
                new(row["modified"].AsInt64, row["length"].AsInt64),
                JsonSerializer.Deserialize<RunSummary>(summary.AsSpan(hash.Length), ExperimentJson.Compact)!)
            : throw new InvalidDataException("The summary belongs to another entry.");
    }

    private static string? ReadText(BsonDocument entry)
    {
        try
        {
            var text = Decompress(entry["text"].AsBinary);
            return SealedText.HashOf(text) == entry["hash"].AsString ? text : null;
        }
        catch (Exception damage) when (damage is InvalidDataException or InvalidCastException or NullReferenceException)
        {
            return null;
        }
    }

    private static byte[] Compress(string text)
    {
        using var compressed = new MemoryStream();
        using (var deflate = new DeflateStream(compressed, CompressionLevel.Fastest))
        {
            deflate.Write(Encoding.UTF8.GetBytes(text));
        }

        return compressed.ToArray();
    }

    private static string Decompress(byte[] bytes)
    {
        using var deflate = new DeflateStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var reader = new StreamReader(deflate, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
