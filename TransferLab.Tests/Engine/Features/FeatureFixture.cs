using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Imaging;
using TransferLab.Tests.Engine.Backbones;
using TransferLab.Tests.Support;
using PictureFiles = TransferLab.Engine.Features.PictureFiles;

namespace TransferLab.Tests.Engine.Features;

/// <summary>An extractor on a folder of its own, with pictures on disk.</summary>
internal sealed class FeatureFixture : IDisposable
{
    public FeatureFixture(ExtractionOptions? options = null)
    {
        Settings = Options.Create(options ?? new());
        Cache = new(Backbones.Data, Settings, TimeProvider.System);
        Extractor = new(Backbones.Library, Cache, new DatasetLibrary(Backbones.Data), Settings, Options.Create(new ImportOptions()));
    }

    public BackboneFixture Backbones { get; } = BackboneFixture.WithAssets();

    public IOptions<ExtractionOptions> Settings { get; }

    public FeatureCache Cache { get; }

    public FeatureExtractor Extractor { get; }

    public string CacheFolder => Path.Combine(Backbones.Data.Cache, "features");

    public async Task<BackboneCard> CardAsync(string id) => (await Backbones.Library.FindAsync(id))!.Card!;

    /// <summary>Made-up pictures, all different.</summary>
    public PictureFiles Draw(int count, int first = 0) => Store(Enumerable.Range(first, count).Select(i =>
    {
        var random = new Random(i);
        var rgb = new byte[3 * 40 * 32];
        random.NextBytes(rgb);
        return ($"picture {i}.png", PictureEncoder.Jpeg(new(40, 32, rgb), 90));
    }));

    public PictureFiles Photographs(string archive, int count)
    {
        using var zip = ZipFile.OpenRead(Assets.Data(archive));
        var pictures = new List<(string, byte[])>();
        foreach (var entry in zip.Entries.Where(entry => Path.GetExtension(entry.Name) is ".jpg" or ".png").Take(count))
        {
            using var stream = entry.Open();
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            pictures.Add((entry.FullName, memory.ToArray()));
        }

        return Store(pictures);
    }

    public PictureFiles Store(IEnumerable<(string Name, byte[] Bytes)> pictures) => new([.. pictures.Select(picture =>
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(picture.Bytes));
        var path = Backbones.Folder[hash];
        File.WriteAllBytes(path, picture.Bytes);
        return (path, hash, picture.Name);
    })]);

    public void Dispose() => Backbones.Dispose();
}
