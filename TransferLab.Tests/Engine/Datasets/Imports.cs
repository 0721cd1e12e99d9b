using Microsoft.Extensions.Options;
using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Imaging;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Datasets;

/// <summary>A library in a folder of its own, and short ways to fill it.</summary>
public sealed class Imports : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public Imports(ImportOptions? options = null)
    {
        DataFolder = new(folder["data"]);
        Library = new(DataFolder, Options.Create(options ?? new()));
    }

    public TemporaryFolder Folder => folder;

    public DataFolder DataFolder { get; }

    public DatasetLibrary Library { get; }

    /// <summary>A picture file unlike that of any other seed.</summary>
    public static byte[] Picture(int seed) => PictureEncoder.Png(PictureFiles.Noise(12, 10, seed));

    public string Zip(params (string Name, byte[] Content)[] entries) => ZipFiles.Write(folder, entries);

    public Task<Dataset> FromZipAsync(params (string Name, byte[] Content)[] entries) => Library.ImportAsync(new ZipSource(Zip(entries), "upload.zip"));

    /// <summary>One picture per path, each its own; text files where the content is given.</summary>
    public Task<Dataset> FromPathsAsync(params string[] paths) =>
        FromZipAsync([.. paths.Select((path, i) => (path, path.EndsWith('/') ? [] : Picture(i)))]);

    public async Task<TransferLabException> RefusedAsync(DatasetSource source)
    {
        var refusal = await Assert.ThrowsAsync<TransferLabException>(() => Library.ImportAsync(source));
        Assert.Empty(Library.List());
        Assert.Empty(Directory.EnumerateFileSystemEntries(DataFolder.Temporary));
        return refusal;
    }

    public void Dispose() => folder.Dispose();
}
