using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Backbones.Downloading;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Tests.Support;

namespace TransferLab.Benchmarks;

/// <summary>An engine on a folder of its own, with photographs on disk.</summary>
internal sealed class ExtractionLab : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ServiceProvider services;
    private readonly DataFolder data;

    /// <param name="path">A folder that stays, with what was computed in it; null for one that goes.</param>
    public ExtractionLab(string? path = null)
    {
        data = new(path ?? folder.Path);
        Datasets = new(data);
        services = new ServiceCollection().AddHttpClient(Downloader.ClientName).Services.BuildServiceProvider();
        Library = new(
            data,
            services.GetRequiredService<IHttpClientFactory>(),
            Options.Create(new BackboneOptions()),
            Options.Create(new BackboneFolderOptions { BackboneFolders = [Path.Combine(Assets.Root, "backbones")] }),
            TimeProvider.System);
    }

    public BackboneLibrary Library { get; }

    public DatasetLibrary Datasets { get; }

    public async Task<BackboneCard> CardAsync(string id) => (await Library.FindAsync(id))!.Card!;

    public FeatureCache Cache(ExtractionOptions options) => new(data, Options.Create(options), TimeProvider.System);

    public FeatureExtractor Extractor(ExtractionOptions options) =>
        new(Library, Cache(options), Datasets, Options.Create(options), Options.Create(new ImportOptions()));

    /// <summary>The photographs of an archive, as often as it takes to have so many, each with bytes of its own (a counter behind the end of the picture).</summary>
    public PictureFiles Photographs(string archive, int count)
    {
        var pictures = ReadAll(archive);
        var target = Directory.CreateDirectory(folder[Path.GetFileNameWithoutExtension(archive) + count]).FullName;
        return new([.. Enumerable.Range(0, count).Select(i =>
        {
            var (name, bytes) = pictures[i % pictures.Count];
            byte[] own = i < pictures.Count ? bytes : [.. bytes, .. BitConverter.GetBytes(i)];
            var path = Path.Combine(target, FormattableString.Invariant($"{i}{Path.GetExtension(name)}"));
            File.WriteAllBytes(path, own);
            return (path, Convert.ToHexStringLower(SHA256.HashData(own)), name);
        })]);
    }

    public void Dispose()
    {
        services.Dispose();
        folder.Dispose();
    }

    private static List<(string Name, byte[] Bytes)> ReadAll(string archive)
    {
        using var zip = ZipFile.OpenRead(Assets.Data(archive));
        var pictures = new List<(string, byte[])>();
        foreach (var entry in zip.Entries.Where(entry => Path.GetExtension(entry.Name) is ".jpg" or ".png" or ".jpeg"))
        {
            using var stream = entry.Open();
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            pictures.Add((entry.Name, memory.ToArray()));
        }

        return pictures;
    }
}
