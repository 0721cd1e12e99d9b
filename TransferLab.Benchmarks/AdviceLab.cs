using System.IO.Compression;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Datasets.Samples;
using TransferLab.Tests.Support;

namespace TransferLab.Benchmarks;

/// <summary>An engine whose folder stays, with the reference backbones and many small tasks: what advice is measured on.</summary>
/// <remarks>The folder is TRANSFERLAB_LAB of the environment, or one in the temporary folder; a second start finds data sets and features there.</remarks>
internal sealed class AdviceLab : IDisposable
{
    private readonly ServiceProvider services;

    public AdviceLab()
    {
        var folder = Environment.GetEnvironmentVariable("TRANSFERLAB_LAB") ?? Path.Combine(Path.GetTempPath(), "transferlab-lab");
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["TransferLab:DataFolder"] = folder,
            ["TransferLab:BackboneFolders:0"] = Path.Combine(Assets.Root, "backbones"),
        }).Build();
        services = new ServiceCollection()
            .AddSingleton<IConfiguration>(settings)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning))
            .AddTransferLabEngine()
            .BuildServiceProvider();
    }

    public static IReadOnlyList<string> TaskNames { get; } =
    [
        "flowers200", "trashnet", "sign-digits", "chest-xray", "cifar10", "cifar10-animals", "cifar10-vehicles",
        "omniglot-alphabets1", "omniglot-alphabets2", "omniglot-characters1", "omniglot-characters2",
        .. SampleCatalog.All.Select(task => task.Id),
    ];

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Backbones that can be used at once, in the library's order.</summary>
    public async Task<IReadOnlyList<BackboneCard>> CardsAsync() =>
        [.. (await Get<BackboneLibrary>().ListAsync()).Where(entry => entry.State == BackboneState.Available).Select(entry => entry.Card!)];

    /// <summary>One of <see cref="TaskNames"/>; imported on first use.</summary>
    public async Task<Dataset> DatasetAsync(string name)
    {
        var library = Get<DatasetLibrary>();
        return library.List().FirstOrDefault(known => known.Name == name) is { } there
            ? library.Open(there.Id)
            : await library.ImportAsync(Source(name), name);
    }

    private static DatasetSource Source(string name) => SampleCatalog.Find(name) is { } sample
        ? sample.ToSource(name)
        : name switch
        {
            "cifar10" => Part("cifar10.zip", name, 250, path => Class(path)),
            "cifar10-animals" => Part("cifar10.zip", name, 250, path => Class(path) is "bird" or "cat" or "deer" or "dog" or "frog" or "horse" ? Class(path) : null),
            "cifar10-vehicles" => Part("cifar10.zip", name, 250, path => Class(path) is "airplane" or "automobile" or "ship" or "truck" ? Class(path) : null),
            "omniglot-alphabets1" => Part("images_background_small1.zip", name, 300, path => path.Split('/')[^3]),
            "omniglot-alphabets2" => Part("images_background_small2.zip", name, 300, path => path.Split('/')[^3]),
            "omniglot-characters1" => Part("images_background_small1.zip", name, 20, Character),
            "omniglot-characters2" => Part("images_background_small2.zip", name, 20, Character),
            _ => new ZipSource(Assets.Data(name + ".zip"), name),
        };

    private static string Class(string path) => path.Split('/')[^2];

    /// <summary>The first twenty characters of each archive in the order of their names.</summary>
    private static string? Character(string path)
    {
        var parts = path.Split('/');
        return int.Parse(parts[^2][^2..], System.Globalization.CultureInfo.InvariantCulture) <= 6 ? parts[^3] + " " + parts[^2] : null;
    }

    /// <summary>Evenly spread pictures of an archive, so many of each class in each of its parts; a class of null leaves one out.</summary>
    private static FilesSource Part(string archive, string name, int perClass, Func<string, string?> classOf)
    {
        var zip = ZipFile.OpenRead(Assets.Data(archive));
        var wanted = zip.Entries
            .Where(entry => Path.GetExtension(entry.Name) is ".png" or ".jpg" or ".jpeg")
            .Select(entry => (Entry: entry, Class: classOf(entry.FullName), Part: PartOf(entry.FullName)))
            .Where(entry => entry.Class is not null)
            .GroupBy(entry => (entry.Part, entry.Class))
            .SelectMany(group => Spread([.. group.OrderBy(entry => entry.Entry.FullName, StringComparer.Ordinal)], group.Key.Part == "test/" ? Math.Min(perClass, 150) : perClass));
        return new([.. wanted.Select(entry => new DroppedFile($"{entry.Part}{entry.Class}/{entry.Entry.FullName.Replace('/', '_')}", entry.Entry.Length, _ => ValueTask.FromResult<Stream>(Read(zip, entry.Entry))))], name);
    }

    private static string PartOf(string path) =>
        path.Contains("train/", StringComparison.Ordinal) ? "train/" : path.Contains("test/", StringComparison.Ordinal) ? "test/" : "";

    private static IEnumerable<T> Spread<T>(T[] all, int count) =>
        Enumerable.Range(0, Math.Min(count, all.Length)).Select(i => all[(int)((long)i * all.Length / Math.Min(count, all.Length))]);

    private static MemoryStream Read(ZipArchive zip, ZipArchiveEntry entry)
    {
        // An archive is read by one at a time.
        lock (zip)
        {
            using var stream = entry.Open();
            var memory = new MemoryStream();
            stream.CopyTo(memory);
            memory.Position = 0;
            return memory;
        }
    }

    public void Dispose() => services.Dispose();
}
