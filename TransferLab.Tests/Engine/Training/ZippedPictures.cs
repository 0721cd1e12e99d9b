using System.IO.Compression;
using System.Security.Cryptography;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Training;

/// <summary>Pictures of a reference ZIP of class folders, in memory.</summary>
internal sealed class ZippedPictures : IPictureFiles
{
    private readonly List<(string Name, byte[] File)> files;

    private ZippedPictures(List<(string Name, byte[] File)> files)
    {
        this.files = files;
        var classes = files.Select(file => ClassOf(file.Name)).Distinct().Order(StringComparer.Ordinal).ToList();
        Labels = new([.. files.Select(file => classes.IndexOf(ClassOf(file.Name)))], classes.Count);
    }

    public Labels Labels { get; }

    public int Count => files.Count;

    public string Name(int index) => files[index].Name;

    public string ContentHash(int index) => Convert.ToHexStringLower(SHA256.HashData(files[index].File));

    public int Read(int index, ref byte[] buffer)
    {
        buffer = [.. files[index].File];
        return buffer.Length;
    }

    /// <param name="part">Only files below a folder of this name, e.g. <c>train</c>.</param>
    public static ZippedPictures Load(string name, int perClass = int.MaxValue, string? part = null)
    {
        using var zip = ZipFile.OpenRead(Assets.Data(name + ".zip"));
        var chosen = zip.Entries
            .Where(entry => Path.GetExtension(entry.Name) is ".jpg" or ".jpeg" or ".JPG" or ".png")
            .Where(entry => part is null || entry.FullName.Split('/').Contains(part))
            .OrderBy(entry => entry.FullName, StringComparer.Ordinal)
            .GroupBy(entry => ClassOf(entry.FullName))
            .SelectMany(entries => entries.Take(perClass));
        return new([.. chosen.Select(entry => (entry.FullName, Read(entry)))]);
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static string ClassOf(string path) => path.Split('/')[^2];
}
