using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Transferability.Advising;
using TransferLab.Engine.Transferability.Scores;
using TransferLab.Engine.Transferability.Sources;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Transferability.Advising;

public sealed class TransferAdvisorTests : IDisposable
{
    private static readonly string[] Networks = ["mobilenetv1-0.25-96-vww", "resnet8-large-cifar10", "doodlenet-28-quickdraw345"];

    private readonly TemporaryFolder folder = new();
    private ServiceProvider? services;

    public void Dispose()
    {
        services?.Dispose();
        folder.Dispose();
    }

    [AssetsFact]
    public async Task AdviseAsync_FlowersAndThreeNetworks_RanksThemAndSaysWhy()
    {
        var dataset = await StartAsync(Networks);
        var (advisor, progress) = (services!.GetRequiredService<TransferAdvisor>(), new ProgressLog());

        var advice = await advisor.AdviseAsync(dataset, progress);

        Assert.Equal((160, 160, 200, 5), (advice.Pictures, advice.TrainingPictures, advice.TestPictures, advice.Classes));
        // Besides the three, the networks that come with the app.
        Assert.Equal([.. Enumerable.Range(1, advice.Backbones.Count)], advice.Backbones.Select(line => line.Rank));
        Assert.Equal("resnet8-large-cifar10", advice.Backbones.First(line => Networks.Contains(line.BackboneId)).BackboneId);
        Assert.All(advice.Backbones, line =>
        {
            Assert.Null(line.Problem);
            Assert.Equal(Enum.GetValues<ScoreKind>(), line.Scores.Select(score => score.Kind));
            Assert.All(line.Scores, score => Assert.True(score.Value is null ^ score.WhyNone is null));
            Assert.InRange(line.ExpectedAccuracy!.Value, line.ExpectedAccuracy.Low!.Value, line.ExpectedAccuracy.High!.Value);
            Assert.InRange(line.Risk!.Probability, 0, 1);
            Assert.NotEmpty(line.Risk.Reasons);
            Assert.True(line.ExtractionTime > TimeSpan.Zero && line.MemoryBytes > 0);
        });
        Assert.NotNull(advice.Agreement);
        Assert.All(advice.Backbones.Where(line => Networks.Contains(line.BackboneId)), line => Assert.Null(line.Distances));
        Assert.All(advice.Backbones.Where(line => !Networks.Contains(line.BackboneId)), line => Assert.NotNull(line.Distances));
        Assert.InRange(progress.All.Count, 3, int.MaxValue);
        Assert.Equal(advice.Made, advisor.Latest(dataset)!.Made);
        Assert.Equal(advice.Backbones.Select(line => line.ExpectedAccuracy), advisor.Latest(dataset)!.Backbones.Select(line => line.ExpectedAccuracy));
    }

    [AssetsFact]
    public async Task AdviseAsync_WithAReferenceOfTheSource_MeasuresTheDistance()
    {
        var dataset = await StartAsync("resnet8-large-cifar10");
        var card = (await services!.GetRequiredService<BackboneLibrary>().FindAsync("resnet8-large-cifar10"))!.Card!;
        var reference = await services!.GetRequiredService<SourceReferenceBuilder>().BuildAsync(card, dataset, "The same flowers");
        services!.GetRequiredService<SourceReferenceStore>().Save(card, reference);

        var line = (await services!.GetRequiredService<TransferAdvisor>().AdviseAsync(dataset)).Backbones.Single(one => one.BackboneId == card.Id);

        Assert.Equal("The same flowers", line.Distances!.SourceName);
        Assert.InRange(line.Distances.Frechet, 0, 0.1);
        Assert.InRange(line.Distances.ProxyA, 0, 0.6);
    }

    [AssetsFact]
    public async Task AdviseAsync_Cancelled_Stops()
    {
        var dataset = await StartAsync("mobilenetv1-0.25-96-vww");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            services!.GetRequiredService<TransferAdvisor>().AdviseAsync(dataset, null, new CancellationToken(canceled: true)));
    }

    private async Task<Dataset> StartAsync(params string[] networks)
    {
        Directory.CreateDirectory(folder["networks"]);
        foreach (var network in networks)
        {
            File.Copy(Assets.Backbone(network + ".onnx"), Path.Combine(folder["networks"], network + ".onnx"));
        }

        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["TransferLab:DataFolder"] = folder["data"],
            ["TransferLab:BackboneFolders:0"] = folder["networks"],
        }).Build();
        services = new ServiceCollection().AddSingleton<IConfiguration>(settings).AddLogging().AddTransferLabEngine().BuildServiceProvider();
        return await services.GetRequiredService<DatasetLibrary>().ImportAsync(new ZipSource(Assets.Data("flowers200.zip")));
    }
}
