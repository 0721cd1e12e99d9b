using System.IO.Compression;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Datasets.Samples;
using TransferLab.Tests.Support;

namespace TransferLab.Benchmarks.Gap;

/// <summary>One of the tasks on which transfer and training from nothing are set side by side.</summary>
/// <param name="Id">As the file of triples calls it.</param>
/// <param name="Source">Its pictures.</param>
public sealed record MeasuredTask(string Id, Func<DatasetSource> Source)
{
    private const int MostTestPictures = 400;
    private const int MostTrainingPictures = 600;

    // Larger archives give their first pictures of each class.
    private const int MostPerClass = 220;

    /// <summary>The collection that the pictures come from.</summary>
    public string Family => Id.Split('-')[0] is "cifar10" or "omniglot" ? Id.Split('-')[0] : Id;

    /// <summary>Photographs, drawings, medical pictures, small pictures, glyphs, and what our own code draws.</summary>
    public static IReadOnlyList<MeasuredTask> All { get; } =
    [
        Archive("flowers200"),
        Archive("trashnet"),
        Archive("sign-digits"),
        Archive("chest-xray"),
        Archive("cifar10", path => path.StartsWith("train/", StringComparison.Ordinal), path => path.Split('/')[1]),
        new("cifar10-vehicles", () => Zip("cifar10", path => path.Split('/') is ["train", "airplane" or "automobile" or "ship" or "truck", _], path => path.Split('/')[1])),
        new("cifar10-pets", () => Zip("cifar10", path => path.Split('/') is ["train", "cat" or "dog", _], path => path.Split('/')[1])),
        Omniglot("omniglot-greek", "images_background_small1", "Greek"),
        Omniglot("omniglot-balinese", "images_background_small1", "Balinese"),
        new("omniglot-alphabets", () => Zip("images_background_small2", path => path.Split('/') is [_, _, _, { Length: > 0 }], path => path.Split('/')[1])),
        .. SampleCatalog.All.Select(sample => new MeasuredTask(sample.Id, () => sample.ToSource(sample.Id))),
    ];

    /// <summary>The same test pictures for every number of labels, seed and backbone; those of the data set's own test part where it has one.</summary>
    public static Split Divide(Dataset dataset)
    {
        var labels = dataset.Labels;
        var own = Splits.Plan(dataset, new() { Mode = dataset.HasOwnTestSet ? SplitMode.Given : SplitMode.HoldOut, TestFraction = Math.Clamp((double)MostTestPictures / labels.Count, 0.25, 0.5) }, seed: 1).Splits[0];
        var test = Splits.TakePerClass(labels, own.Test, Math.Max(1, MostTestPictures / labels.ClassCount), seed: 1);
        return new(own.Train, test);
    }

    /// <summary>Labels per class: 5, 10, 20, 50, 100 as far as most classes reach and 600 pictures in all.</summary>
    public static IReadOnlyList<int> LabelCounts(Labels labels, Split split)
    {
        var reach = labels.Rows(split.Train).CountPerClass().Order().Skip(labels.ClassCount / 4).First();
        return [.. new[] { 5, 10, 20, 50, 100 }.Where(count => count <= reach && (count <= 5 || count * labels.ClassCount <= MostTrainingPictures))];
    }

    private static MeasuredTask Archive(string name) => new(name, () => new ZipSource(Assets.Data(name + ".zip")));

    private static MeasuredTask Archive(string name, Predicate<string> wanted, Func<string, string> classOf) => new(name, () => Zip(name, wanted, classOf));

    /// <summary>The first twenty characters of an alphabet, each in twenty hands.</summary>
    private static MeasuredTask Omniglot(string id, string archive, string alphabet) => new(id, () => Zip(
        archive,
        path => path.Split('/') is [_, var of, var character, { Length: > 0 }] && of == alphabet && string.CompareOrdinal(character, "character20") <= 0,
        path => path.Split('/')[2]));

    private static FilesSource Zip(string name, Predicate<string> wanted, Func<string, string> classOf)
    {
        using var zip = ZipFile.OpenRead(Assets.Data(name + ".zip"));
        var files = zip.Entries
            .Where(entry => entry.Name.Length > 0 && wanted(entry.FullName))
            .OrderBy(entry => entry.FullName, StringComparer.Ordinal)
            .GroupBy(entry => classOf(entry.FullName))
            .SelectMany(entries => entries.Take(MostPerClass))
            .Select(entry => (Path: $"{classOf(entry.FullName)}/{entry.Name}", Bytes: Read(entry)));
        return new([.. files.Select(file => new DroppedFile(file.Path, file.Bytes.Length, _ => ValueTask.FromResult<Stream>(new MemoryStream(file.Bytes, writable: false))))], name);
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
