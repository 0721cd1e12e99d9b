using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Datasets;

public sealed class RealArchiveTests
{
    [AssetsTheory]
    [InlineData("flowers200.zip", 200, 5)]
    [InlineData("trashnet.zip", 1637, 6)]
    [InlineData("sign-digits.zip", 2062, 10)]
    [InlineData("images_background_small1.zip", 2720, 5)]
    public async Task ImportAsync_RealArchive_HoldsWhatItsReadmeSays(string file, int pictures, int classes)
    {
        using var temporary = new TemporaryFolder();
        var library = new DatasetLibrary(new DataFolder(temporary.Path));

        var dataset = await library.ImportAsync(new ZipSource(Assets.Data(file)));

        Assert.Equal(pictures, dataset.Examples.Count + dataset.Unusable.Count(unusable => unusable.Kind is UnusableKind.Duplicate));
        Assert.Equal(classes, dataset.Classes.Count);
        Assert.DoesNotContain(dataset.Unusable, unusable => unusable.Kind is not UnusableKind.Duplicate);
        Assert.False(dataset.HasOwnTestSet);
    }
}
