using TransferLab.Engine.Datasets;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Datasets;

public sealed class LayoutTests
{
    [Theory]
    [InlineData("class folders", "cat/1.png cat/2.png dog/1.png", "cat: cat/1.png cat/2.png; dog: dog/1.png")]
    [InlineData("one folder around all", "pets/cat/1.png pets/dog/1.png pets/readme.txt", "cat: pets/cat/1.png; dog: pets/dog/1.png")]
    [InlineData("two folders around all", "a/b/cat/1.png a/b/dog/1.png", "cat: a/b/cat/1.png; dog: a/b/dog/1.png")]
    [InlineData("deeper folders belong to the first", "cat/siamese/1.png cat/2.png dog/1.png", "cat: cat/2.png cat/siamese/1.png; dog: dog/1.png")]
    [InlineData("left behind by systems", "cat/1.png dog/1.png __MACOSX/cat/._1.png cat/.DS_Store dog/Thumbs.db .ipynb_checkpoints/x.png", "cat: cat/1.png; dog: dog/1.png")]
    [InlineData("notes beside the classes", "cat/1.png dog/1.png LICENSE.txt annotations/1.xml", "cat: cat/1.png; dog: dog/1.png")]
    [InlineData("without extensions", "cat/1 dog/1", "cat: cat/1; dog: dog/1")]
    [InlineData("backslashes", "cat\\1.png dog\\1.png", "cat: cat/1.png; dog: dog/1.png")]
    public async Task ImportAsync_Layout_GivesClasses(string layout, string paths, string expected)
    {
        using var imports = new Imports();

        var dataset = await imports.FromPathsAsync(paths.Split(' '));

        Assert.True(expected == Shown(dataset), $"{layout}: {Shown(dataset)}");
        Assert.All(dataset.Examples, example => Assert.Equal(Partition.Unassigned, example.Partition));
    }

    [Theory]
    [InlineData("train/cat/1.png train/dog/1.png test/cat/2.png test/dog/2.png")]
    [InlineData("Training/cat/1.png Training/dog/1.png Testing/cat/2.png Testing/dog/2.png")]
    [InlineData("pets/train/cat/1.png pets/train/dog/1.png pets/test/cat/2.png pets/test/dog/2.png pets/labels.csv")]
    [InlineData("train/cat/1.png train/dog/1.png test/cat/2.png test/dog/2.png extra/3.png")]
    public async Task ImportAsync_TrainAndTestFolders_ArePartitions(string paths)
    {
        using var imports = new Imports();

        var dataset = await imports.FromPathsAsync(paths.Split(' '));

        Assert.Equal(["cat", "dog"], dataset.Classes);
        Assert.Equal(
            [Partition.Train, Partition.Test, Partition.Train, Partition.Test],
            dataset.Examples.OrderBy(example => example.ClassIndex).ThenBy(example => example.Partition).Select(example => example.Partition));
        Assert.True(dataset.HasOwnTestSet);
    }

    [Theory]
    [InlineData("val")]
    [InlineData("Valid")]
    [InlineData("validation")]
    public async Task ImportAsync_ValidationFolder_IsValidation(string name)
    {
        using var imports = new Imports();

        var dataset = await imports.FromPathsAsync("train/a/1.png", "train/b/1.png", $"{name}/a/2.png", $"{name}/b/2.png");

        Assert.Equal(2, dataset.Examples.Count(example => example.Partition is Partition.Validation));
    }

    [Fact]
    public async Task ImportAsync_ClassCalledTrain_IsAClass()
    {
        using var imports = new Imports();

        var dataset = await imports.FromPathsAsync("train/1.png", "car/1.png", "plane/1.png");

        Assert.Equal(["car", "plane", "train"], dataset.Classes);
    }

    [Fact]
    public async Task ImportAsync_UnlabelledTestFolder_IsListedNotLearned()
    {
        using var imports = new Imports();

        var dataset = await imports.FromPathsAsync("train/a/1.png", "train/b/1.png", "test/1.png", "test/2.png");

        Assert.Equal(2, dataset.Examples.Count);
        Assert.Equal(["test/1.png", "test/2.png"], dataset.Unusable.Where(file => file.Kind is UnusableKind.Unlabelled).Select(file => file.Path));
    }

    [Fact]
    public async Task ImportAsync_FolderOnDisk_IsReadLikeAnArchive()
    {
        using var imports = new Imports();
        var root = Directory.CreateDirectory(imports.Folder["pets"]).FullName;
        foreach (var (path, seed) in new[] { ("cat/1.png", 1), ("dog/1.png", 2) })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, path))!);
            File.WriteAllBytes(Path.Combine(root, path), Imports.Picture(seed));
        }

        Directory.CreateDirectory(Path.Combine(root, "bird"));

        var dataset = await imports.Library.ImportAsync(new FolderSource(root));

        Assert.Equal("cat: cat/1.png; dog: dog/1.png", Shown(dataset));
        Assert.Equal("pets", dataset.Name);
        Assert.Contains(dataset.Warnings, warning => warning.ToString().Contains("bird", StringComparison.Ordinal));
        var zipped = await imports.FromZipAsync(("cat/other name.png", Imports.Picture(1)), ("dog/1.png", Imports.Picture(2)));
        Assert.Equal(dataset.Version, zipped.Version);
    }

    [Fact]
    public async Task ImportAsync_LinkInAFolder_IsNamedAndNotFollowed()
    {
        using var imports = new Imports();
        var root = Directory.CreateDirectory(imports.Folder["pets"]).FullName;
        foreach (var name in new[] { "cat", "dog" })
        {
            Directory.CreateDirectory(Path.Combine(root, name));
            File.WriteAllBytes(Path.Combine(root, name, "1.png"), Imports.Picture(name.GetHashCode(StringComparison.Ordinal) & 0xFFFF));
        }

        File.WriteAllBytes(imports.Folder["secret.png"], Imports.Picture(99));
        File.CreateSymbolicLink(Path.Combine(root, "cat", "2.png"), imports.Folder["secret.png"]);
        Directory.CreateSymbolicLink(Path.Combine(root, "dog", "loop"), root);

        var dataset = await imports.Library.ImportAsync(new FolderSource(root));

        Assert.Equal(2, dataset.Examples.Count);
        Assert.Equal(["cat/2.png", "dog/loop"], dataset.Unusable.Select(file => file.Path));
    }

    [Fact]
    public async Task ImportAsync_DroppedFiles_AreReadLikeAFolder()
    {
        using var imports = new Imports();
        DroppedFile[] files = [.. new[] { "pets/cat/1.png", "pets/dog/1.png", "pets/dog/2.png" }.Select((path, seed) =>
            new DroppedFile(path, Imports.Picture(seed).Length, _ => new(new MemoryStream(Imports.Picture(seed)))))];

        var dataset = await imports.Library.ImportAsync(new FilesSource(files), "My pets");

        Assert.Equal("cat: pets/cat/1.png; dog: pets/dog/1.png pets/dog/2.png", Shown(dataset));
        Assert.Equal("My pets", dataset.Name);
    }

    private static string Shown(Dataset dataset) => string.Join("; ", dataset.Examples
        .GroupBy(example => example.ClassIndex)
        .Select(group => $"{dataset.Classes[group.Key]}: {string.Join(' ', group.Select(example => example.Path).Order(StringComparer.Ordinal))}"));
}
