using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Imaging;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Datasets;

public sealed class DatasetLibraryTests
{
    private static readonly (string, byte[])[] Pets = [("cat/1.png", Imports.Picture(1)), ("cat/2.png", Imports.Picture(2)), ("dog/1.png", Imports.Picture(3))];

    [Fact]
    public async Task Open_AfterImport_IsWhatWasImported()
    {
        using var imports = new Imports();
        var dataset = await imports.FromZipAsync([.. Pets, ("dog/bad.png", "no"u8.ToArray())]);

        var opened = new DatasetLibrary(imports.DataFolder).Open(dataset.Id);

        Assert.Equal((dataset.Id, dataset.Name, dataset.Version, dataset.Imported), (opened.Id, opened.Name, opened.Version, opened.Imported));
        Assert.Equal(dataset.Classes, opened.Classes);
        Assert.Equal(dataset.Examples, opened.Examples);
        Assert.Equal(dataset.Unusable, opened.Unusable);
        Assert.Equal(dataset.Warnings, opened.Warnings);
    }

    [Fact]
    public async Task ImportAsync_SameContentInAnotherOrderAndUnderOtherNames_HasTheSameVersionAndRows()
    {
        using var imports = new Imports();

        var one = await imports.FromZipAsync(Pets);
        var other = await imports.FromZipAsync([.. Pets.Reverse().Select(entry => (entry.Item1.Replace("/", "/x", StringComparison.Ordinal), entry.Item2))]);

        Assert.Equal(one.Version, other.Version);
        Assert.Equal(one.Examples.Select(example => example.ContentHash), other.Examples.Select(example => example.ContentHash));
        Assert.Equal(one.Id, other.Id);
        Assert.Single(imports.Library.List());
    }

    [Fact]
    public async Task ImportAsync_AnyChange_IsAnotherVersion()
    {
        using var imports = new Imports();
        var versions = new List<string>
        {
            (await imports.FromZipAsync(Pets)).Version,
            (await imports.FromZipAsync([.. Pets, ("dog/2.png", Imports.Picture(4))])).Version,
            (await imports.FromZipAsync([.. Pets.Select(entry => (entry.Item1.Replace("dog", "wolf", StringComparison.Ordinal), entry.Item2))])).Version,
            (await imports.FromZipAsync([.. Pets.Select(entry => ("train/" + entry.Item1, entry.Item2))])).Version,
            (await imports.FromZipAsync(("cat/1.png", Imports.Picture(1)), ("dog/2.png", Imports.Picture(2)), ("dog/1.png", Imports.Picture(3)))).Version,
        };

        Assert.Equal(versions.Count, versions.Distinct().Count());
        Assert.Equal(versions.Count, imports.Library.List().Count);
    }

    [Fact]
    public async Task List_SeveralDataSets_IsLatestFirst()
    {
        using var imports = new Imports();
        var time = new Clock();
        var library = new DatasetLibrary(imports.DataFolder, time: time);

        await library.ImportAsync(new ZipSource(imports.Zip(Pets)), "First");
        time.Now += TimeSpan.FromMinutes(1);
        await library.ImportAsync(new ZipSource(imports.Zip(Pets)), "Deuxième 😀");

        var list = library.List();
        Assert.Equal(["Deuxième 😀", "First"], list.Select(summary => summary.Name));
        Assert.StartsWith("deuxieme-", list[0].Id, StringComparison.Ordinal);
        Assert.Equal((3, 2, Pets.Sum(entry => (long)entry.Item2.Length)), (list[0].Pictures, list[0].Classes, list[0].Bytes));
    }

    [Fact]
    public async Task Delete_ThenOpen_SaysItIsGone()
    {
        using var imports = new Imports();
        var dataset = await imports.FromZipAsync(Pets);

        imports.Library.Delete(dataset.Id);
        imports.Library.Delete(dataset.Id);

        Assert.Empty(imports.Library.List());
        Assert.Throws<TransferLabException>(() => imports.Library.Open(dataset.Id));
        Assert.Empty(Directory.EnumerateFileSystemEntries(imports.DataFolder.Datasets));
        Assert.Empty(Directory.EnumerateFileSystemEntries(imports.DataFolder.Temporary));
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("")]
    [InlineData("UPPER")]
    public void Open_IdThatIsNone_IsRefused(string id)
    {
        using var imports = new Imports();

        Assert.Throws<TransferLabException>(() => imports.Library.Open(id));
        Assert.Throws<TransferLabException>(() => imports.Library.Delete(id));
    }

    [Fact]
    public async Task Open_DamagedManifest_SaysSoAndItCanBeDeleted()
    {
        using var imports = new Imports();
        var dataset = await imports.FromZipAsync(Pets);
        var other = await imports.Library.ImportAsync(new ZipSource(imports.Zip(Pets)), "Other");
        var manifest = Path.Combine(imports.DataFolder.Datasets, dataset.Id, "manifest.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest)[..100]);

        var library = new DatasetLibrary(imports.DataFolder);

        Assert.Equal(2, library.List().Count);
        Assert.Contains("damaged", Assert.Throws<TransferLabException>(() => library.Open(dataset.Id)).Message, StringComparison.Ordinal);
        library.Delete(dataset.Id);
        Assert.Equal(other.Id, Assert.Single(library.List()).Id);
    }

    [Fact]
    public async Task ReadBytesAsync_StoredCopy_IsTheFileAsImported()
    {
        using var imports = new Imports();
        var dataset = await imports.FromZipAsync(Pets);
        var example = dataset.Examples.Single(example => example.Path == "cat/2.png");

        Assert.Equal(Imports.Picture(2), await imports.Library.ReadBytesAsync(dataset, example));

        File.WriteAllBytes(imports.Library.FileOf(dataset, example), []);
        var lost = await Assert.ThrowsAsync<TransferLabException>(() => imports.Library.ReadBytesAsync(dataset, example));
        Assert.Contains("cat/2.png", lost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportAsync_Cancelled_LeavesNothing()
    {
        using var imports = new Imports();
        using var stop = new CancellationTokenSource();
        var progress = new Steps(report => { if (report.Done >= 3) { stop.Cancel(); } });
        var source = new ZipSource(imports.Zip([.. Enumerable.Range(0, 60).Select(i => ($"{i % 2}/{i}.png", Imports.Picture(i)))]));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => imports.Library.ImportAsync(source, null, progress, stop.Token));

        Assert.Empty(imports.Library.List());
        Assert.Empty(Directory.EnumerateFileSystemEntries(imports.DataFolder.Temporary));
    }

    [Fact]
    public async Task ImportAsync_Progress_EndsWithAllFiles()
    {
        using var imports = new Imports();
        var reports = new System.Collections.Concurrent.ConcurrentQueue<RunProgress>();

        await imports.Library.ImportAsync(new ZipSource(imports.Zip(Pets)), null, new Steps(reports.Enqueue));

        Assert.Contains(reports, report => report is { Phase: RunPhase.Copying, Done: 3, Total: 3 });
    }

    [Fact]
    public void Constructor_LeftoversOfAKilledImport_AreDeletedButNotThoseOfARunningOne()
    {
        using var imports = new Imports();
        var killed = Directory.CreateDirectory(Path.Combine(imports.DataFolder.Temporary, "dataset-killed")).FullName;
        File.WriteAllText(killed + ".lock", "");
        File.WriteAllText(Path.Combine(killed, "half a picture"), "");
        var running = Directory.CreateDirectory(Path.Combine(imports.DataFolder.Temporary, "dataset-running")).FullName;
        using var held = new FileStream(running + ".lock", FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);

        _ = new DatasetLibrary(imports.DataFolder);

        Assert.Equal([running, running + ".lock"], Directory.EnumerateFileSystemEntries(imports.DataFolder.Temporary).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ImportAsync_AgainAfterLosses_ReplacesWhatIsLost()
    {
        using var imports = new Imports();
        var dataset = await imports.FromZipAsync(Pets);
        File.WriteAllBytes(imports.Library.FileOf(dataset, dataset.Examples[0]), []);
        Directory.Delete(Path.GetDirectoryName(imports.Library.FileOf(dataset, dataset.Examples[1]))!, recursive: true);
        File.WriteAllText(Path.Combine(imports.DataFolder.Datasets, dataset.Id, "manifest.json"), "");

        await imports.FromZipAsync([.. Pets, ("dog/bad.png", "no"u8.ToArray())]);

        var again = new DatasetLibrary(imports.DataFolder).Open(dataset.Id);
        Assert.Equal("dog/bad.png", Assert.Single(again.Unusable).Path);
        foreach (var example in again.Examples)
        {
            Assert.Equal(example.Bytes, (await imports.Library.ReadBytesAsync(again, example)).Length);
        }
    }

    [Fact]
    public async Task ImportAsync_SameAtTheSameTime_BothFindOneDataSet()
    {
        using var imports = new Imports();
        var zip = imports.Zip([.. Enumerable.Range(0, 40).Select(i => ($"{i % 2}/{i}.png", Imports.Picture(i)))]);

        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => imports.Library.ImportAsync(new ZipSource(zip), "Same")));

        Assert.Single(both.Select(dataset => dataset.Id).Distinct());
        Assert.Single(imports.Library.List());
        Assert.Equal(40, Directory.EnumerateFiles(Path.Combine(imports.DataFolder.Datasets, both[0].Id, "pictures"), "*", SearchOption.AllDirectories).Count());
        Assert.Empty(Directory.EnumerateFileSystemEntries(imports.DataFolder.Temporary));
    }

    [Fact]
    public async Task ImportAsync_LibraryCannotBeWritten_SaysSoAndLeavesNothing()
    {
        using var imports = new Imports();
        Directory.Delete(imports.DataFolder.Datasets);
        File.WriteAllText(Path.Combine(imports.DataFolder.Root, "datasets"), "not a folder");

        var error = await Assert.ThrowsAsync<TransferLabException>(() => imports.FromZipAsync(Pets));

        Assert.Contains("could not be stored", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(imports.DataFolder.Temporary));
    }

    [Fact]
    public async Task ThumbnailAsync_LargePicture_IsSmallAndTheSameFromDisk()
    {
        using var imports = new Imports();
        var dataset = await imports.FromZipAsync([.. Pets, ("dog/large.jpg", PictureEncoder.Jpeg(PictureFiles.Noise(600, 400, seed: 1)))]);
        var example = dataset.Examples.Single(example => example.Width == 600);

        var first = await imports.Library.ThumbnailAsync(dataset, example, side: 100);
        var second = await new DatasetLibrary(imports.DataFolder).ThumbnailAsync(dataset, example, side: 128);

        Assert.Equal(new PictureInfo(PictureFormat.Jpeg, 128, 85), PictureDecoder.Identify(first));
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task ThumbnailAsync_CacheAboveItsLimit_DropsTheOldest()
    {
        using var imports = new Imports(new() { MaximumThumbnailBytes = 0 });
        var dataset = await imports.FromZipAsync(Pets);

        await imports.Library.ThumbnailAsync(dataset, dataset.Examples[0], side: 64);

        Assert.Empty(Directory.EnumerateFiles(imports.DataFolder.Cache, "*", SearchOption.AllDirectories));
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class Steps(Action<RunProgress> report) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => report(value);
    }
}
