using TransferLab.Engine.Datasets;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Datasets;

public sealed class RealArchiveTests
{
    [AssetsTheory]
    [InlineData("flowers200.zip", 200, 5)]
    [InlineData("trashnet.zip", 1637, 6)]
    [InlineData("sign-digits.zip", 2062, 10)]
    public async Task ImportAsync_RealArchive_HoldsWhatItsReadmeSays(string file, int pictures, int classes)
    {
        using var imports = new Imports();

        var dataset = await imports.Library.ImportAsync(new ZipSource(Assets.Data(file)));

        Assert.Equal((pictures, classes), (dataset.Examples.Count, dataset.Classes.Count));
        Assert.Empty(dataset.Unusable);
        Assert.False(dataset.HasOwnTestSet);
    }

    [AssetsFact]
    public async Task ImportAsync_ChestXrays_KeepTheirTestPart()
    {
        using var imports = new Imports();

        var dataset = await imports.Library.ImportAsync(new ZipSource(Assets.Data("chest-xray.zip")));

        Assert.Equal(["NORMAL", "PNEUMONIA"], dataset.Classes);
        Assert.Equal(1047, dataset.Examples.Count + dataset.Unusable.Count);
        Assert.All(dataset.Unusable, file => Assert.NotEqual(UnusableKind.Unreadable, file.Kind));
        var plan = Splits.Plan(dataset, new(), seed: 1);
        Assert.Equal(SplitMode.Given, plan.Mode);
        Assert.Equal(dataset.Examples.Count(example => example.Partition is Partition.Test), plan.Splits[0].Test.Count);
        Assert.InRange(plan.Splits[0].Test.Count, 390, 396);
    }

    [AssetsFact]
    public async Task ImportAsync_Alphabets_AreClassesWhoseLettersLieDeeper()
    {
        using var imports = new Imports();

        var dataset = await imports.Library.ImportAsync(new ZipSource(Assets.Data("images_background_small1.zip")));

        Assert.Equal(["Balinese", "Early_Aramaic", "Greek", "Korean", "Latin"], dataset.Classes);
        Assert.Equal(2720, dataset.Examples.Count);
    }
}
