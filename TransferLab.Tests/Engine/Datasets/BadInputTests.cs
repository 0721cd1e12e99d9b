using System.Text;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Imaging;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Datasets;

public sealed class BadInputTests
{
    private static readonly (string, byte[])[] Good = [("cat/1.png", Imports.Picture(1)), ("dog/1.png", Imports.Picture(2))];

    public static TheoryData<string> Bad => [.. BadFiles.Keys];

    private static Dictionary<string, (byte[] Content, string Reason)> BadFiles => new()
    {
        ["a text file called .jpg"] = ("not a picture"u8.ToArray(), "not a picture"),
        ["an empty file"] = ([], "empty"),
        ["a truncated JPEG"] = (PictureEncoder.Jpeg(PictureFiles.Noise(300, 200, 1))[..2500], "cut off"),
        ["a huge PNG"] = (PictureFiles.Png(60_000, 60_000, 8, 2, _ => new byte[180_000], rowsWritten: 1), "60000×60000"),
        ["a PDF"] = ("%PDF-1.4 ..."u8.ToArray(), "PDF"),
        ["a HEIC"] = ("....ftypheic...."u8.ToArray(), "HEIC"),
    };

    [Theory, MemberData(nameof(Bad))]
    public async Task ImportAsync_OneBadFile_IsListedAndTheRestIsKept(string kind)
    {
        using var imports = new Imports();
        var (content, reason) = BadFiles[kind];

        var dataset = await imports.FromZipAsync([.. Good, ("dog/bad.jpg", content)]);

        var unusable = Assert.Single(dataset.Unusable);
        Assert.Equal("dog/bad.jpg", unusable.Path);
        Assert.Contains(reason, unusable.Reason.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, dataset.Examples.Count);
    }

    [Fact]
    public async Task ImportAsync_JpegCalledPng_IsUsed()
    {
        using var imports = new Imports();

        var dataset = await imports.FromZipAsync([.. Good, ("dog/photo.png", PictureFiles.Jpeg())]);

        Assert.Equal(3, dataset.Examples.Count);
    }

    [Theory]
    [InlineData("../evil.png")]
    [InlineData("cat/../../evil.png")]
    [InlineData("/etc/evil.png")]
    [InlineData("C:\\evil.png")]
    [InlineData("cat\\..\\..\\evil.png")]
    public async Task ImportAsync_NameThatLeadsOut_IsListedAndNothingEscapes(string name)
    {
        using var imports = new Imports();

        var dataset = await imports.FromZipAsync([.. Good, (name, Imports.Picture(3))]);

        Assert.Equal(2, dataset.Examples.Count);
        Assert.Contains("leads out", Assert.Single(dataset.Unusable).Reason.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(imports.Folder.Path, "*evil*", SearchOption.AllDirectories), _ => true);
    }

    [Fact]
    public async Task ImportAsync_SymbolicLinkInAnArchive_IsListed()
    {
        using var imports = new Imports();
        var zip = ZipFiles.Bytes(
            Encoding.UTF8,
            entry => entry.ExternalAttributes = entry.Name == "link.png" ? unchecked((int)0xA1FF0000) : 0,
            [.. Good, ("cat/link.png", "/etc/passwd"u8.ToArray())]);

        var dataset = await imports.Library.ImportAsync(new ZipSource(Write(imports, zip)));

        Assert.Contains("link", Assert.Single(dataset.Unusable).Reason.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportAsync_EncryptedArchive_SaysSo()
    {
        using var imports = new Imports();
        var zip = ZipFiles.DeclaredEncrypted(ZipFiles.Bytes(Good));

        var refusal = await imports.RefusedAsync(new ZipSource(Write(imports, zip)));

        Assert.Contains("without a password", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportAsync_ArchiveInAnArchive_IsListed()
    {
        using var imports = new Imports();

        var dataset = await imports.FromZipAsync([.. Good, ("dog/more.zip", ZipFiles.Bytes(Good)), ("all.zip", ZipFiles.Bytes(Good))]);

        Assert.Equal(["all.zip", "dog/more.zip"], dataset.Unusable.Select(file => file.Path));
    }

    [Fact]
    public async Task ImportAsync_SameEntryNameTwice_KeepsBothPictures()
    {
        using var imports = new Imports();

        var dataset = await imports.FromZipAsync([.. Good, ("dog/1.png", Imports.Picture(3))]);

        Assert.Equal(2, dataset.Examples.Count(example => example.Path == "dog/1.png"));
    }

    [Fact]
    public async Task ImportAsync_NamesOfAnOldWindows_AreRead()
    {
        using var imports = new Imports();
        var dos = CodePagesEncodingProvider.Instance.GetEncoding(437)!;
        var zip = ZipFiles.Bytes(dos, _ => { }, ("Chêne/1.png", Imports.Picture(1)), ("Hêtre/1.png", Imports.Picture(2)));

        var dataset = await imports.Library.ImportAsync(new ZipSource(Write(imports, zip)));

        Assert.Equal(["Chêne", "Hêtre"], dataset.Classes);
    }

    [Fact]
    public async Task ImportAsync_BombEntry_IsListedBeforeItFillsTheMemory()
    {
        using var imports = new Imports();

        var dataset = await imports.FromZipAsync([.. Good, ("dog/bomb.bmp", new byte[50_000_000])]);

        Assert.Contains("times its size", Assert.Single(dataset.Unusable).Reason.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportAsync_FileAboveItsLimit_IsListed()
    {
        using var imports = new Imports(new() { MaximumBytesPerPicture = 1 << 20 });
        var noise = new byte[3 << 20];
        new Random(1).NextBytes(noise);

        var dataset = await imports.FromZipAsync([.. Good, ("dog/large.bmp", noise)]);

        Assert.Contains("larger than the 1 MB", Assert.Single(dataset.Unusable).Reason.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportAsync_AboveTheLimitInAll_IsRefusedWithoutATrace()
    {
        using var imports = new Imports(new() { MaximumBytes = 400 });

        var refusal = await imports.RefusedAsync(new ZipSource(imports.Zip(Good)));

        Assert.Contains("MaximumBytes", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportAsync_TooManyPictures_IsRefused()
    {
        using var imports = new Imports(new() { MaximumPictures = 10 });

        var refusal = await imports.RefusedAsync(new ZipSource(imports.Zip([.. Enumerable.Range(0, 12).Select(i => ($"{i % 2}/{i}.png", Imports.Picture(i)))])));

        Assert.Contains("more than the 10 pictures", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportAsync_TwoThousandClasses_IsRefusedWithARemedy()
    {
        using var imports = new Imports();

        var refusal = await imports.RefusedAsync(new ZipSource(imports.Zip([.. Enumerable.Range(0, 2000).Select(i => ($"{i}/1.png", Array.Empty<byte>()))])));

        Assert.Contains("2000 classes", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("one folder", refusal.Remedy.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportAsync_SingleClass_SaysWhatIsMissing()
    {
        using var imports = new Imports();

        var refusal = await imports.RefusedAsync(new ZipSource(imports.Zip(("cat/1.png", Imports.Picture(1)), ("cat/2.png", Imports.Picture(2)))));

        Assert.Contains("cat", refusal.Problem.ToString(), StringComparison.Ordinal);
        Assert.Contains("other class", refusal.Remedy.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing at all")]
    [InlineData("only loose pictures", "1.png", "2.png")]
    [InlineData("only notes", "readme.txt", "cat/notes.md")]
    public async Task ImportAsync_NoClasses_SaysWhatIsExpected(string kind, params string[] paths)
    {
        using var imports = new Imports();

        var refusal = await imports.RefusedAsync(new ZipSource(imports.Zip([.. paths.Select((path, i) => (path, Imports.Picture(i)))])));

        Assert.True(refusal.Remedy.ToString().Contains("class", StringComparison.Ordinal), kind);
    }

    [Fact]
    public async Task ImportAsync_EmptyAndTinyClasses_AreWarnedOf()
    {
        using var imports = new Imports();

        var dataset = await imports.FromZipAsync(
            ("cat/1.png", Imports.Picture(1)), ("cat/2.png", Imports.Picture(2)), ("dog/1.png", Imports.Picture(3)), ("owl/", []), ("fox/1.png", "x"u8.ToArray()));

        Assert.Equal(["cat", "dog"], dataset.Classes);
        Assert.Contains(dataset.Warnings, warning => warning.ToString().Contains("fox, owl", StringComparison.Ordinal));
        Assert.Contains(dataset.Warnings, warning => warning.ToString().Contains("single picture cannot be tested: dog", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ImportAsync_NotAZip_SaysSo()
    {
        using var imports = new Imports();
        var whole = ZipFiles.Bytes(Good);

        Assert.Contains("ZIP", (await imports.RefusedAsync(new ZipSource(Write(imports, "no"u8.ToArray())))).Message, StringComparison.Ordinal);
        Assert.Contains("ZIP", (await imports.RefusedAsync(new ZipSource(Write(imports, [])))).Message, StringComparison.Ordinal);
        Assert.Contains("ZIP", (await imports.RefusedAsync(new ZipSource(Write(imports, whole[..(whole.Length / 2)])))).Message, StringComparison.Ordinal);
        Assert.Contains("no file", (await imports.RefusedAsync(new ZipSource(imports.Folder["gone.zip"]))).Message, StringComparison.Ordinal);
        Assert.Contains("no folder", (await imports.RefusedAsync(new FolderSource(imports.Folder["gone"]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportAsync_DirectoryOfMillionsOfEntries_IsRefusedUnread()
    {
        using var imports = new Imports(new() { MaximumPictures = 100 });
        var zip = ZipFiles.Bytes([.. Enumerable.Range(0, 1000).Select(i => ($"{i % 2}/{i}.png", Array.Empty<byte>()))]);

        Assert.Contains("more than the 100 pictures", (await imports.RefusedAsync(new ZipSource(Write(imports, zip)))).Message, StringComparison.Ordinal);
    }

    private static string Write(Imports imports, byte[] content)
    {
        var file = imports.Folder[$"{Guid.NewGuid():N}.zip"];
        File.WriteAllBytes(file, content);
        return file;
    }
}
