using CsCheck;
using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Datasets;

public sealed class DamagedArchiveTests
{
    [Fact]
    public async Task ImportAsync_AnyDamageToAnArchive_IsSurvived()
    {
        using var imports = new Imports();
        byte[][] whole =
        [
            ZipFiles.Bytes([.. Enumerable.Range(0, 6).Select(i => ($"{"abc"[i % 3]}/{i}.png", Imports.Picture(i)))]),
            ZipFiles.Bytes(("labels.csv", "path,label\n1.png,a\n2.png,b\n"u8.ToArray()), ("1.png", Imports.Picture(1)), ("2.png", Imports.Picture(2))),
            ZipFiles.Bytes(("labels.jsonl", "{\"path\":\"1.png\",\"label\":\"a\"}\n{\"path\":\"2.png\",\"label\":\"b\"}\n"u8.ToArray()), ("1.png", Imports.Picture(1)), ("2.png", Imports.Picture(2))),
        ];

        await Damage.Of(whole).SampleAsync(
            async zip =>
            {
                var file = imports.Folder[$"{Guid.NewGuid():N}.zip"];
                System.IO.File.WriteAllBytes(file, zip);
                try
                {
                    var dataset = await imports.Library.ImportAsync(new ZipSource(file));
                    Assert.All(dataset.Examples, example => Assert.Equal(example.Bytes, new FileInfo(imports.Library.FileOf(dataset, example)).Length));
                    imports.Library.Delete(dataset.Id);
                }
                catch (TransferLabException)
                {
                    // Refused with a reason.
                }
            },
            iter: 100,
            threads: 1);

        Assert.Empty(Directory.EnumerateFileSystemEntries(imports.DataFolder.Temporary));
        Assert.Empty(imports.Library.List());
    }

    [Fact]
    public async Task ImportAsync_AnyDamageToATable_IsSurvived()
    {
        using var imports = new Imports();
        byte[][] whole =
        [
            "path,label,split\n1.png,a,train\n\"2.png\",\"b \"\"c\"\"\",test\n"u8.ToArray(),
            "{\"path\":\"1.png\",\"label\":\"a\"}\n{\"path\":\"2.png\",\"label\":\"\\ud83d\\ude00\"}\n"u8.ToArray(),
        ];

        await Gen.Select(Gen.Bool, Damage.Of(whole)).SampleAsync(
            async (lines, table) =>
            {
                DroppedFile[] files = [File(lines ? "t.jsonl" : "t.csv", table), File("1.png", Imports.Picture(1)), File("2.png", Imports.Picture(2))];
                try
                {
                    imports.Library.Delete((await imports.Library.ImportAsync(new FilesSource(files))).Id);
                }
                catch (TransferLabException)
                {
                    // Refused with a reason.
                }
            },
            iter: 100,
            threads: 1);

        static DroppedFile File(string path, byte[] content) => new(path, content.Length, _ => new(new MemoryStream(content)));
    }
}
