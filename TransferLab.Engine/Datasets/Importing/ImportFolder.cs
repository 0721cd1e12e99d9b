using System.Text.Json;

namespace TransferLab.Engine.Datasets.Importing;

/// <summary>A data set in the making, in the temporary folder; one move makes it whole, and whatever happens before leaves nothing behind.</summary>
internal sealed class ImportFolder : IDisposable
{
    private const string Prefix = "dataset-";
    private const string LockSuffix = ".lock";

    private readonly string root;
    private readonly FileStream lockFile;

    public ImportFolder(DataFolder folder)
    {
        root = NewPath(folder);
        // Held before the folder is there and until it is gone, so that cleaning never meets it unguarded.
        lockFile = Lock(root);
        Directory.CreateDirectory(StoredPictures.Folder(root));
    }

    /// <summary>A place in the temporary folder that <see cref="CleanLeftovers"/> clears.</summary>
    public static string NewPath(DataFolder folder) => Path.Combine(folder.Temporary, Prefix + Guid.NewGuid().ToString("N"));

    /// <summary>Deletes what imports that were killed have left behind; those that are still running hold their lock.</summary>
    public static void CleanLeftovers(DataFolder folder)
    {
        var leftovers = Directory.EnumerateFileSystemEntries(folder.Temporary, Prefix + "*")
            .Select(path => path.EndsWith(LockSuffix, StringComparison.Ordinal) ? path[..^LockSuffix.Length] : path)
            .Distinct(StringComparer.Ordinal);
        foreach (var leftover in leftovers.ToList())
        {
            try
            {
                using var free = Lock(leftover);
                Remove(leftover);
            }
            catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
            {
                // Another import is at work in it; or it goes the next time.
            }
        }
    }

    public void WritePicture(string contentHash, ReadOnlySpan<byte> bytes)
    {
        var path = StoredPictures.PathOf(root, contentHash);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        file.Write(bytes);
    }

    public void RemovePicture(string contentHash) => File.Delete(StoredPictures.PathOf(root, contentHash));

    /// <summary>Writes the manifest and moves the whole into the library; where the same data set is already, it is told anew and what it has lost is replaced.</summary>
    public void Commit(Dataset dataset, DataFolder folder)
    {
        WriteFlushed(Manifest.PathOf(root), new Manifest(Manifest.CurrentFormat, dataset));
        WriteFlushed(Manifest.SummaryPathOf(root), DatasetSummary.Of(dataset));
        var target = Path.Combine(folder.Datasets, dataset.Id);
        try
        {
            Directory.Move(root, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            Renew(target, dataset);
        }
    }

    public void Dispose()
    {
        try
        {
            Remove(root);
        }
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
            // Gone with the next cleaning.
        }
        finally
        {
            lockFile.Dispose();
        }
    }

    private void Renew(string target, Dataset dataset)
    {
        foreach (var example in dataset.Examples)
        {
            var stored = new FileInfo(StoredPictures.PathOf(target, example.ContentHash));
            if (!stored.Exists || stored.Length != example.Bytes)
            {
                Directory.CreateDirectory(stored.DirectoryName!);
                File.Move(StoredPictures.PathOf(root, example.ContentHash), stored.FullName, overwrite: true);
            }
        }

        File.Move(Manifest.PathOf(root), Manifest.PathOf(target), overwrite: true);
        File.Move(Manifest.SummaryPathOf(root), Manifest.SummaryPathOf(target), overwrite: true);
    }

    private static FileStream Lock(string path) =>
        new(path + LockSuffix, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private static void WriteFlushed<T>(string path, T content)
    {
        using var file = new FileStream(path, FileMode.CreateNew);
        JsonSerializer.Serialize(file, content, Manifest.Json);
        file.Flush(flushToDisk: true);
    }
}
