using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Tests.Support;
using TransferLab.Web.Imports;
using TransferLab.Web.Uploads;

namespace TransferLab.Tests.Web.Imports;

public sealed class SourceFinderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Upload_OneZip_IsAnArchiveOfItsName()
    {
        var source = SourceFinder.Of(await SentAsync("Blumen.ZIP"), "Blumen.ZIP");

        Assert.IsType<ZipSource>(source);
        Assert.Equal("Blumen", source.SuggestedName);
    }

    [Fact]
    public async Task Upload_Folder_IsFilesUnderItsName()
    {
        var source = SourceFinder.Of(await SentAsync("pets/cats/1.png", "pets/dogs/1.png"), "pets");

        Assert.IsType<FilesSource>(source);
        Assert.Equal("pets", source.SuggestedName);
    }

    [Fact]
    public async Task Upload_SeveralZips_AsksForOne()
    {
        var upload = await SentAsync("a.zip", "b.zip");

        var error = Assert.Throws<TransferLabException>(() => SourceFinder.Of(upload, ""));
        Assert.StartsWith("2 ZIP files", error.Problem.ToString(), StringComparison.Ordinal);
    }

    [Theory, InlineData("table.csv", typeof(TableSource)), InlineData("table.JSONL", typeof(TableSource)), InlineData("all.zip", typeof(ZipSource))]
    public void Path_OfFile_IsKnownByItsEnding(string name, Type expected)
    {
        File.WriteAllText(folder[name], "");

        Assert.IsType(expected, SourceFinder.Of($" \"{folder[name]}\" "));
    }

    [Fact]
    public void Path_OfFolder_IsAFolder() => Assert.IsType<FolderSource>(SourceFinder.Of(folder.Path));

    [Theory, InlineData("/no/such/place"), InlineData("nul\0l"), InlineData("")]
    public void Path_OfNothing_SaysSo(string path) => Assert.Throws<TransferLabException>(() => SourceFinder.Of(path.Length == 0 ? folder["absent"] : path));

    private async Task<Upload> SentAsync(params string[] names)
    {
        var upload = new Upload(Guid.NewGuid(), folder["upload"], new UploadOptions());
        foreach (var name in names)
        {
            await upload.AddAsync(name, new MemoryStream([1, 2, 3]), CancellationToken.None);
        }

        return upload;
    }
}
