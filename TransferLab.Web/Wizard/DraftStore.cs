using System.Text.Json;
using System.Text.Json.Serialization;
using TransferLab.Engine;

namespace TransferLab.Web.Wizard;

/// <summary>Keeps drafts as small JSON files in the data folder, so that they survive a reload and a restart.</summary>
public sealed class DraftStore(DataFolder folder, TimeProvider time, ILogger<DraftStore> log) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Raised from any thread with what was just kept.</summary>
    public event Action<Draft>? Changed;

    /// <summary>The draft, or null where there is none or its file cannot be read.</summary>
    public async Task<Draft?> FindAsync(DraftId id, CancellationToken cancellationToken = default)
    {
        try
        {
            return await ReadAsync(id, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(failure, "The draft {File} cannot be read now.", FileOf(id));
            return null;
        }
    }

    public void Dispose() => turn.Dispose();

    /// <summary>The drafts changed last, latest first; what cannot be read is left out.</summary>
    public async Task<IReadOnlyList<Draft>> LatestAsync(int count, CancellationToken cancellationToken = default)
    {
        var latest = new DirectoryInfo(folder.Drafts).EnumerateFiles("*.json").OrderByDescending(file => file.LastWriteTimeUtc).Take(count);
        var drafts = new List<Draft>();
        foreach (var file in latest)
        {
            if (DraftId.TryParse(Path.GetFileNameWithoutExtension(file.Name), out var id) && await FindAsync(id, cancellationToken) is { } draft)
            {
                drafts.Add(draft);
            }
        }

        return drafts;
    }

    /// <summary>Changes the draft as it is kept now, or an empty one of that name; changes of one draft come one after the other.</summary>
    /// <returns>The draft as it is kept then.</returns>
    /// <exception cref="TransferLabException">It cannot be read or written.</exception>
    public async Task<Draft> ChangeAsync(DraftId id, Func<Draft, Draft> change, CancellationToken cancellationToken = default)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            var before = await ReadAsync(id, cancellationToken) ?? new Draft { Id = id };
            var after = change(before) with { Changed = time.GetUtcNow() };
            await WriteAsync(after, cancellationToken);
            Changed?.Invoke(after);
            return after;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TransferLabException(
                $"What you entered cannot be kept in {folder.Root}: {failure.Message}",
                $"Make room on that disk or allow writing there, then try again.",
                failure);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>What cannot be read just now may be whole: only a damaged file starts anew.</summary>
    private async Task<Draft?> ReadAsync(DraftId id, CancellationToken cancellationToken)
    {
        var file = FileOf(id);
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return await JsonSerializer.DeserializeAsync<Draft>(stream, Json, cancellationToken);
        }
        catch (JsonException damaged)
        {
            log.LogWarning(damaged, "The draft {File} is damaged; it starts anew.", file);
            return null;
        }
    }

    private async Task WriteAsync(Draft draft, CancellationToken cancellationToken)
    {
        var unfinished = Path.Combine(folder.Temporary, $"draft-{Guid.NewGuid():N}.json");
        await using (var stream = File.Create(unfinished))
        {
            await JsonSerializer.SerializeAsync(stream, draft, Json, cancellationToken);
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, FileOf(draft.Id), overwrite: true);
    }

    private string FileOf(DraftId id) => Path.Combine(folder.Drafts, $"{id}.json");
}
