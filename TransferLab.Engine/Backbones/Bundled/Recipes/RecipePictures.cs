using System.IO.Compression;
using System.Security.Cryptography;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Backbones.Bundled.Recipes;

/// <summary>Pictures of archives in a fixed order, held in memory as their files. Thread-safe.</summary>
internal sealed class RecipePictures : IPictureFiles
{
    private readonly List<(string Name, byte[] File)> files = [];

    public int Count => files.Count;

    public string ContentHash(int index) => Convert.ToHexStringLower(SHA256.HashData(files[index].File));

    public string Name(int index) => files[index].Name;

    public int Read(int index, ref byte[] buffer)
    {
        var file = files[index].File;
        if (buffer.Length < file.Length)
        {
            buffer = new byte[file.Length];
        }

        file.CopyTo(buffer, 0);
        return file.Length;
    }

    /// <summary>At most so many of them, evenly spread.</summary>
    public RecipePictures Evenly(int most)
    {
        var some = new RecipePictures();
        var count = Math.Min(Count, most);
        some.files.AddRange(Enumerable.Range(0, count).Select(i => files[(int)((long)i * Count / count)]));
        return some;
    }

    /// <summary>Takes up what a source names.</summary>
    /// <param name="folder">Where the archives lie.</param>
    /// <returns>The indices of its pictures.</returns>
    /// <exception cref="TransferLabException">The archive is not there, or has no such pictures.</exception>
    public Range Add(string folder, RecipeSource source)
    {
        var first = files.Count;
        using var zip = Open(Path.Combine(folder, source.Archive));
        foreach (var folderOfPictures in zip.Entries.Where(entry => IsWanted(entry, source)).GroupBy(entry => Path.GetDirectoryName(entry.FullName)).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            foreach (var entry in folderOfPictures.OrderBy(entry => entry.FullName, StringComparer.Ordinal).Take(source.PerFolder ?? int.MaxValue))
            {
                files.Add(($"{source.Archive}/{entry.FullName}", ReadWhole(entry)));
            }
        }

        return files.Count > first
            ? first..files.Count
            : throw new TransferLabException(
                $"The archive {source.Archive} has no pictures under {source.Under}.",
                $"Put the archive that the recipe means into this folder.");
    }

    private static bool IsWanted(ZipArchiveEntry entry, RecipeSource source) =>
        entry.FullName.StartsWith(source.Under, StringComparison.Ordinal)
        && Path.GetExtension(entry.Name).ToLowerInvariant() is ".jpg" or ".jpeg" or ".png";

    private static ZipArchive Open(string path)
    {
        try
        {
            return ZipFile.OpenRead(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new TransferLabException(
                $"The archive {path} cannot be read: {failure.Message}",
                $"Put the archives that the recipe names into one folder, and name that folder.",
                failure);
        }
    }

    private static byte[] ReadWhole(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
