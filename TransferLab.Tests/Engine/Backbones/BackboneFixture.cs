using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Backbones.Downloading;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Backbones;

/// <summary>A library in a folder of its own.</summary>
internal sealed class BackboneFixture : IDisposable
{
    private readonly ServiceProvider services;

    public BackboneFixture(
        BackboneOptions? options = null,
        IReadOnlyList<BackboneCard>? catalog = null,
        params IReadOnlyList<string> folders)
    {
        Data = new(Folder.Path);
        services = new ServiceCollection()
            .AddHttpClient(Downloader.ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan).Services
            .BuildServiceProvider();
        Library = new(
            Data,
            services.GetRequiredService<IHttpClientFactory>(),
            Options.Create(options ?? new()),
            Options.Create(new BackboneFolderOptions { BackboneFolders = folders }),
            TimeProvider.System,
            catalog is null ? BackboneCatalog.BuiltIn : BackboneCatalog.Of(catalog));
    }

    public TemporaryFolder Folder { get; } = new();

    public DataFolder Data { get; }

    public BackboneLibrary Library { get; }

    /// <summary>A library that sees the reference backbones.</summary>
    public static BackboneFixture WithAssets() => new(folders: Path.Combine(Assets.Root, "backbones"));

    public void Dispose()
    {
        services.Dispose();
        Folder.Dispose();
    }
}
