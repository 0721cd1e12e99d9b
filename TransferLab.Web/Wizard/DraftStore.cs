using System.Text.Json;
using System.Text.Json.Serialization;
using TransferLab.Engine;

namespace TransferLab.Web.Wizard;

/// <summary>Keeps drafts as small JSON files in the data folder, so that they survive a reload and a restart.</summary>
public sealed class DraftStore(DataFolder folder, TimeProvider time, ILogger<DraftStore> log)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>The draft, or null where there is none or its file cannot be read.</summary>
    public async Task<Draft?> FindAsync(DraftId id, CancellationToken cancellationToken = default)
    {
        var file = FileOf(id);
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            await using var stream = File.OpenRead(file);
            return await JsonSerializer.DeserializeAsync<Draft>(stream, Json, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or JsonException)
        {
            log.LogWarning(failure, "The draft {File} cannot be read; it starts anew.", file);
            return null;
        }
    }

    /// <returns>The draft with the time at which it was kept.</returns>
    /// <exception cref="TransferLabException">It cannot be written.</exception>
    public async Task<Draft> SaveAsync(Draft draft, CancellationToken cancellationToken = default)
    {
        var kept = draft with { Changed = time.GetUtcNow() };
        var unfinished = Path.Combine(folder.Temporary, $"draft-{Guid.NewGuid():N}.json");
        try
        {
            await using (var stream = File.Create(unfinished))
            {
                await JsonSerializer.SerializeAsync(stream, kept, Json, cancellationToken);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, FileOf(draft.Id), overwrite: true);
            return kept;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TransferLabException(
                $"What you entered cannot be kept in {folder.Root}: {failure.Message}",
                $"Make room on that disk or allow writing there, then try again.",
                failure);
        }
    }

    private string FileOf(DraftId id) => Path.Combine(folder.Drafts, $"{id}.json");
}
