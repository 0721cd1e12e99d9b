using TransferLab.Engine;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine;

public sealed class DurableFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Copy_SourceThatIsGone_LeavesTheOldFileAndNothingHalfWritten()
    {
        var temporary = Directory.CreateDirectory(folder["temporary"]).FullName;
        File.WriteAllText(folder["file"], "old");

        Assert.Throws<TransferLabException>(() => DurableFile.Copy(folder["absent"], folder["file"], temporary));

        Assert.Equal("old", File.ReadAllText(folder["file"]));
        Assert.Empty(Directory.EnumerateFiles(temporary));
    }

    [Fact]
    public void ClearLeftovers_AfterACrash_DeletesOnlyWhatNobodyWritesAnyMore()
    {
        var (left, busy, other) = (folder["a.unfinished"], folder["b.unfinished"], folder["c.part"]);
        foreach (var file in new[] { left, busy, other })
        {
            File.WriteAllText(file, "half");
        }

        File.SetLastWriteTimeUtc(left, new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        File.SetLastWriteTimeUtc(other, new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        DurableFile.ClearLeftovers(folder.Path);

        Assert.Equal([busy, other], Directory.EnumerateFiles(folder.Path).Order(StringComparer.Ordinal));
    }
}
