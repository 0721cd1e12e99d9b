using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TransferLab.Engine.Experiments.Techniques;

namespace TransferLab.Engine.Experiments.Steps;

/// <summary>The products of steps on disk, each under the hash of all that decides it; limited, the ones not used for longest go first.</summary>
/// <remarks>A product is written aside and moved into place, and carries its own hash: a half-written or damaged one counts as absent.</remarks>
public sealed class StepStore(DataFolder folder, IOptions<StepStoreOptions> options, TimeProvider time, ILogger<StepStore> log)
{
    // Whoever continues a run later starts the step anew.
    private static readonly TimeSpan CheckpointsKept = TimeSpan.FromDays(14);

    // An estimate takes seconds.
    private static readonly TimeSpan EstimatesKept = TimeSpan.FromHours(1);

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

    /// <summary>Whether an earlier attempt left checkpoints; they count as used now.</summary>
    internal bool TouchCheckpoints(string key)
    {
        var checkpoints = CheckpointFolder(key);
        var isThere = Directory.Exists(checkpoints);
        if (isThere)
        {
            Try(() => Directory.SetLastWriteTimeUtc(checkpoints, time.GetUtcNow().UtcDateTime), checkpoints);
        }

        return isThere;
    }

    internal void DeleteCheckpoints(string key)
    {
        var checkpoints = CheckpointFolder(key);
        if (Directory.Exists(checkpoints))
        {
            Try(() => Directory.Delete(checkpoints, recursive: true), checkpoints);
        }
    }

    /// <summary>Deletes what is over the limit, oldest use first.</summary>
    internal void Trim() => Try(DeleteOverLimit, Root);

    /// <summary>Deletes what broken-off steps and estimates left and nobody has used for long. Only while no run waits or is executed.</summary>
    internal void DeleteLeftovers()
    {
        DeleteUntouched(Path.Combine(folder.Cache, "checkpoints"), "*", CheckpointsKept);
        DeleteUntouched(folder.Temporary, TrainingEstimator.FolderPrefix + "*", EstimatesKept);
    }

    private void DeleteOverLimit()
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
                Try(file.Delete, file.FullName);
            }
        }
    }

    private void DeleteUntouched(string parent, string pattern, TimeSpan kept) => Try(
        () =>
        {
            var folders = Directory.Exists(parent) ? new DirectoryInfo(parent).EnumerateDirectories(pattern) : [];
            foreach (var left in folders.Where(left => time.GetUtcNow().UtcDateTime - LastTouched(left) > kept).ToList())
            {
                Try(() => left.Delete(recursive: true), left.FullName);
            }
        },
        parent);

    private static DateTime LastTouched(DirectoryInfo folder) =>
        folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Select(entry => entry.LastWriteTimeUtc).Append(folder.LastWriteTimeUtc).Max();

    /// <summary>What is held by another program is left for the next time.</summary>
    private void Try(Action action, string path)
    {
        try
        {
            action();
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(held, "{Path} could not be put in order.", path);
        }
    }

    private string PathOf(string key) => Path.Combine(Root, key[..2], key);
}
