using TransferLab.Engine.Datasets;

namespace TransferLab.Tests.Engine.Datasets;

public sealed class DuplicateTests
{
    private static readonly byte[] A = Imports.Picture(1);
    private static readonly byte[] B = Imports.Picture(2);
    private static readonly byte[] C = Imports.Picture(3);
    private static readonly byte[] D = Imports.Picture(4);

    [Fact]
    public async Task ImportAsync_TwiceInOneClass_CountsOnce()
    {
        using var imports = new Imports();

        var dataset = await imports.FromZipAsync(("cat/1.png", A), ("cat/copy.png", A), ("dog/1.png", B));

        Assert.Equal(["cat/1.png", "dog/1.png"], dataset.Examples.Select(example => example.Path));
        Assert.Equal(("cat/copy.png", UnusableKind.Duplicate), (Assert.Single(dataset.Unusable).Path, dataset.Unusable[0].Kind));
    }

    [Fact]
    public async Task ImportAsync_InTwoClasses_IsLeftOutOfBoth()
    {
        using var imports = new Imports();

        var dataset = await imports.FromZipAsync(("cat/1.png", A), ("cat/2.png", C), ("dog/1.png", B), ("dog/2.png", A));

        Assert.Equal(["cat/2.png", "dog/1.png"], dataset.Examples.Select(example => example.Path));
        Assert.Equal(["cat/1.png", "dog/2.png"], dataset.Unusable.Where(file => file.Kind is UnusableKind.Conflict).Select(file => file.Path));
        Assert.Equal(2, Directory.EnumerateFiles(Path.Combine(imports.DataFolder.Datasets, dataset.Id, "pictures"), "*", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public async Task ImportAsync_InTrainingAndTest_IsLearnedFromAndNotTested()
    {
        using var imports = new Imports();

        var dataset = await imports.FromZipAsync(
            ("train/cat/1.png", A), ("train/dog/1.png", B), ("test/cat/1.png", A), ("test/cat/2.png", C), ("test/dog/1.png", D));

        Assert.Equal(Partition.Train, dataset.Examples.Single(example => example.Path == "train/cat/1.png").Partition);
        Assert.Equal(("test/cat/1.png", UnusableKind.Leak), (Assert.Single(dataset.Unusable).Path, dataset.Unusable[0].Kind));
        Assert.Contains(dataset.Warnings, warning => warning.ToString().Contains("1 test pictures", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ImportAsync_InTrainingAndTestUnderDifferentLabels_IsAConflict()
    {
        using var imports = new Imports();

        var dataset = await imports.FromZipAsync(
            ("train/cat/1.png", A), ("train/cat/2.png", D), ("train/dog/1.png", B), ("test/dog/1.png", A), ("test/cat/2.png", C));

        Assert.Equal(["test/dog/1.png", "train/cat/1.png"], dataset.Unusable.Where(file => file.Kind is UnusableKind.Conflict).Select(file => file.Path));
    }
}
