using System.Text.Json;

namespace TransferLab.Engine.Datasets.Importing;

/// <summary>A data set in the making, in the temporary folder; one move makes it whole, and whatever happens before leaves nothing behind.</summary>
internal sealed class ImportFolder : IDisposable
{
    private const string Prefix = "dataset-";
    private const string LockName = ".lock";

    private readonly string root;
    private readonly FileStream lockFile;

    public ImportFolder(DataFolder folder)
    {
        root = Path.Combine(folder.Temporary, NewName());
        Directory.CreateDirectory(StoredPictures.Folder(root));
        lockFile = new(Path.Combine(root, LockName), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
    }

    public static string NewName() => Prefix + Guid.NewGuid().ToString("N");

    /// <summary>Deletes what imports that were killed have left behind; those that are still running hold their lock.</summary>
    public static void CleanLeftovers(DataFolder folder)
    {
        foreach (var leftover in Directory.EnumerateDirectories(folder.Temporary, Prefix + "*"))
        {
            try
            {
                var path = Path.Combine(leftover, LockName);
                using (File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None) : null)
                {
                    Directory.Delete(leftover, recursive: true);
                }
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

    /// <summary>Writes the manifest and moves the whole into the library. A data set of the same id that is there already stays.</summary>
    public void Commit(Dataset dataset, DataFolder folder)
    {
        using (var manifest = new FileStream(Manifest.PathOf(root), FileMode.CreateNew))
        {
            JsonSerializer.Serialize(manifest, new Manifest(Manifest.CurrentFormat, dataset), Manifest.Json);
            manifest.Flush(flushToDisk: true);
        }

        lockFile.Dispose();
        File.Delete(Path.Combine(root, LockName));
        var target = Path.Combine(folder.Datasets, dataset.Id);
        if (!Directory.Exists(target))
        {
            Directory.Move(root, target);
        }
    }

    public void Dispose()
    {
        lockFile.Dispose();
        if (Directory.Exists(root))
        {
            try
            {
                Directory.Delete(root, recursive: true);
            }
            catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
            {
                // Gone with the next import's cleaning.
            }
        }
    }
}
