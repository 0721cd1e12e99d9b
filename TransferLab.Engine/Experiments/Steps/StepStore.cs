using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TransferLab.Engine.Experiments.Steps;

/// <summary>The products of steps on disk, each under the hash of all that decides it; limited, the ones not used for longest go first.</summary>
/// <remarks>A product is written aside and moved into place, and carries its own hash: a half-written or damaged one counts as absent.</remarks>
public sealed class StepStore(DataFolder folder, IOptions<StepStoreOptions> options, TimeProvider time, ILogger<StepStore> log)
{
    private string Root => Path.Combine(folder.Cache, "steps");

    internal string CheckpointFolder(string key) => Path.Combine(folder.Cache, "checkpoints", key);

    internal bool Contains(string key) => File.Exists(PathOf(key));

    /// <summary>Null where there is none, or where it is damaged.</summary>
    internal object? Read(string key, Type type)
    {
        var path = PathOf(key);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            var product = ProductFile.Read(path, type);
            File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
            return product;
        }
        catch (Exception damage) when (damage is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            log.LogWarning(damage, "The product {Key} cannot be read; the step runs again.", key);
            return null;
        }
    }

    internal void Write(string key, object product)
    {
        var path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        DurableFile.Write(path, folder.Temporary, stream => ProductFile.Write(stream, product), flush: false);
    }

    internal void DeleteCheckpoints(string key)
    {
        var checkpoints = CheckpointFolder(key);
        if (Directory.Exists(checkpoints))
        {
            Directory.Delete(checkpoints, recursive: true);
        }
    }

    /// <summary>Deletes what is over the limit, oldest use first.</summary>
    internal void Trim()
    {
        if (!Directory.Exists(Root))
        {
            return;
        }

        var kept = 0L;
        var limit = options.Value.LimitMegabytes * 1024L * 1024;
        foreach (var file in new DirectoryInfo(Root).EnumerateFiles("*", SearchOption.AllDirectories).OrderByDescending(file => file.LastWriteTimeUtc))
        {
            kept += file.Length;
            if (kept > limit)
            {
                file.Delete();
            }
        }
    }

    private string PathOf(string key) => Path.Combine(Root, key[..2], key);
}
