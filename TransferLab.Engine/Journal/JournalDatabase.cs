using System.IO.Compression;
using System.Text;
using LiteDB;
using TransferLab.Engine.Experiments;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace TransferLab.Engine.Journal;

/// <summary>LiteDB in memory: a summary of every run for fast lists, and a second copy of its entry. The only class that knows LiteDB.</summary>
/// <remarks>
/// Not thread-safe. LiteDB 5.0 has no page checksums, hangs or ends the process after a failed write, and writes where a damaged number tells
/// it to: so it never meets a disk, and only bytes that it wrote itself. See <c>docs/decisions/journal.md</c>.
/// </remarks>
internal sealed class JournalDatabase : IDisposable
{
    // LiteDB refuses documents of 16 MB; a larger entry lives in its file alone.
    private const int LargestEntryBytes = 8 * 1024 * 1024;

    private readonly MemoryStream data = new();
    private readonly LiteDatabase database;

    /// <param name="image">What <see cref="Image"/> gave; null for an empty one.</param>
    public JournalDatabase(byte[]? image)
    {
        data.Write(image);
        data.Position = 0;
        database = new LiteDatabase(data, new BsonMapper(), new MemoryStream());
    }

    private ILiteCollection<BsonDocument> Summaries => database.GetCollection("runs");

    private ILiteCollection<BsonDocument> Entries => database.GetCollection("entries");

    /// <summary>The whole database; valid until the next change.</summary>
    public ReadOnlyMemory<byte> Image()
    {
        database.Checkpoint();
        return data.GetBuffer().AsMemory(0, (int)data.Length);
    }

    public IEnumerable<IndexRow> Rows() => Summaries.FindAll().Select(ReadRow);

    public void Put(IndexRow row, string text)
    {
        Summaries.Upsert(WriteRow(row));
        var bytes = Compress(text);
        if (bytes.Length <= LargestEntryBytes)
        {
            Entries.Upsert(new BsonDocument { ["_id"] = row.Id.Value, ["text"] = bytes });
        }
        else
        {
            Entries.Delete(row.Id.Value);
        }
    }

    public void Remove(RunId id)
    {
        Summaries.Delete(id.Value);
        Entries.Delete(id.Value);
    }

    /// <summary>The copy of an entry's text; null where there is none.</summary>
    public string? ReadText(RunId id) => Entries.FindById(id.Value) is { } entry ? Decompress(entry["text"].AsBinary) : null;

    public void Dispose()
    {
        database.Dispose();
        data.Dispose();
    }

    private static BsonDocument WriteRow(IndexRow row) => new()
    {
        ["_id"] = row.Id.Value,
        ["modified"] = row.Mark.ModifiedTicks,
        ["length"] = row.Mark.Length,
        ["summary"] = JsonSerializer.Serialize(row.Summary, ExperimentJson.Compact),
    };

    private static IndexRow ReadRow(BsonDocument row) => new(
        RunId.Parse(row["_id"].AsString),
        new(row["modified"].AsInt64, row["length"].AsInt64),
        JsonSerializer.Deserialize<RunSummary>(row["summary"].AsString, ExperimentJson.Compact)!);

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
