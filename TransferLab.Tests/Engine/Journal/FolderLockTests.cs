using TransferLab.Engine;
using TransferLab.Engine.Journal;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Journal;

public sealed class FolderLockTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Take_HeldByAnother_SaysSo()
    {
        var data = new DataFolder(folder["data"]);
        using var first = FolderLock.Take(data, TimeProvider.System);

        var error = Assert.Throws<TransferLabException>(() => FolderLock.Take(data, TimeProvider.System));

        Assert.Contains("in use by another TransferLab", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Take_FolderThatIsGone_DoesNotBlameAnother()
    {
        var data = new DataFolder(folder["data"]);
        Directory.Delete(data.Root, recursive: true);

        var error = Assert.Throws<TransferLabException>(() => FolderLock.Take(data, TimeProvider.System));

        Assert.DoesNotContain("another TransferLab", error.Message, StringComparison.Ordinal);
        Assert.Contains("Check that the disk is connected", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Take_OwnerCannotBeNoted_TakesItAnyway()
    {
        var data = new DataFolder(folder["data"]);
        Directory.CreateDirectory(Path.Combine(data.Root, "instance.json"));

        FolderLock.Take(data, TimeProvider.System).Dispose();
    }
}
