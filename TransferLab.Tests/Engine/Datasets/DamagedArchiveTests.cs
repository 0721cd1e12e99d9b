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
                File.WriteAllBytes(file, zip);
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
            iter: 300,
            threads: 1);

        Assert.Empty(Directory.EnumerateFileSystemEntries(imports.DataFolder.Temporary));
        Assert.Empty(imports.Library.List());
    }
}
