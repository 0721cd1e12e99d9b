using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Features;

namespace TransferLab.Victim;

/// <summary>Computes features of all files of a folder and says how far it is.</summary>
public static class FeaturesVictim
{
    public static async Task<int> WorkAsync(string folder, string backbones, string backbone, string pictures)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("TransferLab:BackboneFolders:0", backbones)]).Build();
        await using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(settings)
            .AddSingleton(new DataFolder(folder))
            .AddLogging()
            .AddTransferLabEngine()
            .BuildServiceProvider();
        var card = (await services.GetRequiredService<BackboneLibrary>().FindAsync(backbone))!.Card!;
        await services.GetRequiredService<FeatureExtractor>().ExtractAsync(card, FilesOf(pictures), new Spoken());
        return 0;
    }

    public static PictureFiles FilesOf(string folder) => new([.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)
        .Select(file => (file, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))), Path.GetFileName(file)))]);

    private sealed class Spoken : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => Console.WriteLine(value.Done);
    }
}
