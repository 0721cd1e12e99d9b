using TransferLab.Engine;
using TransferLab.Tests.Support;
using TransferLab.Web.Uploads;

namespace TransferLab.Tests.Web.Uploads;

public sealed class UploadTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Add_NamesThatClimb_StayInsideTheFolder()
    {
        using var upload = New();

        await upload.AddAsync("../../evil.png", Bytes(3), CancellationToken.None);
        await upload.AddAsync(@"..\..\evil2.png", Bytes(3), CancellationToken.None);

        Assert.All(upload.Files, file => Assert.StartsWith(folder["u"], file.File, StringComparison.Ordinal));
        Assert.Equal("../../evil2.png", upload.Files[1].Name);
        Assert.Equal([folder["u/named/evil.png"], folder["u/named/evil2.png"]], upload.Name());
    }

    [Theory, InlineData(".."), InlineData("a/.."), InlineData("b/")]
    public async Task Name_OfNoFile_IsRefused(string name)
    {
        using var upload = New();
        await upload.AddAsync(name, Bytes(1), CancellationToken.None);

        Assert.Throws<TransferLabException>(upload.Name);
    }

    [Fact]
    public async Task Add_SameNameAgain_CountsOnceWithTheLastBytes()
    {
        using var upload = New();
        await upload.AddAsync("a.png", Bytes(3), CancellationToken.None);
        await upload.AddAsync("b.png", Bytes(1), CancellationToken.None);

        await upload.AddAsync("a.png", Bytes(5), CancellationToken.None);

        Assert.Equal([("a.png", 5L), ("b.png", 1L)], upload.Files.Select(file => (file.Name, file.Bytes)));
    }

    [Fact]
    public async Task Add_BeyondTheLimits_SaysWhichSettingToRaise()
    {
        using var upload = New(new() { MaximumBytes = 100_000, MaximumFiles = 2 });
        var tooLarge = await Assert.ThrowsAsync<TransferLabException>(() => upload.AddAsync("big.zip", Bytes(200_000), CancellationToken.None));
        await upload.AddAsync("small.zip", Bytes(1), CancellationToken.None).ContinueWith(_ => { }, TaskScheduler.Default);

        var tooMany = await Assert.ThrowsAsync<TransferLabException>(() => upload.AddAsync("third.zip", Bytes(1), CancellationToken.None));

        Assert.Contains("big.zip", tooLarge.Problem.ToString(), StringComparison.Ordinal);
        Assert.Contains("MaximumBytes", tooLarge.Remedy.ToString(), StringComparison.Ordinal);
        Assert.Contains("MaximumFiles", tooMany.Remedy.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_DeletesEverythingAndTakesNoMore()
    {
        var upload = New();
        await upload.AddAsync("a.png", Bytes(3), CancellationToken.None);

        upload.Dispose();

        Assert.False(Directory.Exists(folder["u"]));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => upload.AddAsync("b.png", Bytes(3), CancellationToken.None));
    }

    [Fact]
    public async Task ClearLeftovers_OldUpload_IsDeletedOpenOneStays()
    {
        var data = new DataFolder(folder["data"]);
        var left = Directory.CreateDirectory(Path.Combine(data.Temporary, "uploads", "left"));
        Directory.SetLastWriteTimeUtc(left.FullName, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var desk = new UploadDesk(data, Microsoft.Extensions.Options.Options.Create(new UploadOptions()));
        var upload = desk.Open();
        await upload.AddAsync("a.png", Bytes(3), CancellationToken.None);

        desk.ClearLeftovers(new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.False(left.Exists && Directory.Exists(left.FullName));
        Assert.True(File.Exists(upload.Files[0].File));
        desk.Close(upload.Id);
        Assert.Null(desk.Find(upload.Id));
    }

    private static MemoryStream Bytes(int count) => new(new byte[count]);

    private Upload New(UploadOptions? limits = null) => new(Guid.NewGuid(), folder["u"], limits ?? new());
}
