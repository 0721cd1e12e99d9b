using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Datasets.Samples;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Journal;
using TransferLab.Engine.Transferability.Gap;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Experiments;

/// <summary>The transfer gap as part of an experiment, on pictures and networks that are real.</summary>
public sealed class TransferGapTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [HeavyFact]
    public async Task Run_ReversedDiodesWithTheBundledNetwork_TransferCostsWithItsWholeIntervalBelowZero()
    {
        using var host = await StartAsync();

        var gap = (await MeasureAsync(host, new ReversedDiodes(), "transferlab-photographs", TransferGapChoice.Quick)).TransferGap!;

        Assert.Equal(GapVerdict.Costs, gap.Verdict);
        Assert.True(gap.Gap.High < 0, gap.Finding.ToString());
        Assert.NotNull(gap.Mixture);
        Assert.Equal(ScratchMethod.SmallNetwork, gap.Strongest);
        Assert.True(gap.Scratch.Value >= 0.90, gap.Finding.ToString());
    }

    [HeavyFact]
    public async Task Run_SurfaceDefectsWithTenLabelsAClass_TheBundledNetworkGainsTenPointsOrMore()
    {
        using var host = await StartAsync();

        var gap = (await MeasureAsync(host, new SurfaceDefects(), "transferlab-photographs", new() { Runs = 10, LabelsPerClass = [10], SameArchitecture = false })).TransferGap!;

        var point = gap.Curve!.Points[0];
        Assert.Equal((10, 50), (point.LabelsPerClass, point.TrainingExamples));
        Assert.True(point.Gap.Value >= 0.10, $"{100 * point.Transfer.Value:0.0} against {100 * point.Scratch.Value:0.0}");
        Assert.True(point.Gap.Low > 0, $"{100 * point.Gap.Value:0.0}, between {100 * point.Gap.Low:0.0} and {100 * point.Gap.High:0.0}");
    }

    [AssetsFact]
    public async Task Run_FewRunsOnFewPictures_IsTheSameAgainAndSurvivesTheJournal()
    {
        using var host = await StartAsync();
        // Pixels alone: no training, so that this runs everywhere in seconds.
        var choice = new TransferGapChoice { Runs = 2, LabelsPerClass = [10], Budget = 1, SameArchitecture = false };

        var first = await MeasureAsync(host, new InkCast(), "doodlenet-28-quickdraw345", choice);
        var again = await MeasureAsync(host, new InkCast(), "doodlenet-28-quickdraw345", choice, "Again");

        Assert.Equal(Text(first), Text(again));
        var gap = first.TransferGap!;
        Assert.Equal(ScratchMethod.Pixels, gap.Strongest);
        Assert.Equal(GapVerdict.Costs, gap.Verdict);
        Assert.NotNull(gap.Arms.Single(arm => arm.Method is ScratchMethod.SmallNetwork).LeftOut);
        Assert.Equal(2, gap.Curve!.Points.Count);
        Assert.NotNull(gap.Mixture);
        Assert.NotEmpty(first.Groups!.Groupings);
    }

    private static string Text(ExperimentResult result) =>
        System.Text.Json.JsonSerializer.Serialize(result with { Timings = [], Machine = null });

    private static async Task<ExperimentResult> MeasureAsync(IHost host, SampleTask sample, string backbone, TransferGapChoice choice, string name = "Gap")
    {
        var dataset = await host.Services.GetRequiredService<DatasetLibrary>().ImportAsync(sample.ToSource(sample.Id));
        var card = (await host.Services.GetRequiredService<BackboneLibrary>().FindAsync(backbone))!.Card!;
        var queue = host.Services.GetRequiredService<RunQueue>();
        var run = await queue.WaitAsync(queue.Enqueue(new()
        {
            Name = name,
            Task = Experiment.ImageClassification,
            Dataset = new() { Id = dataset.Id, Version = dataset.Version },
            Backbone = new() { Id = card.Id, Sha256 = card.Sha256 },
            Technique = new() { Kind = "feature-extraction", Head = "logistic-regression" },
            Evaluation = new() { LearningCurve = null, Baselines = false, TransferGap = choice },
        }).Id).WaitAsync(TimeSpan.FromMinutes(30));
        Assert.True(run.State == RunState.Finished, run.Failure?.Problem + " " + run.Failure?.Technical);
        return host.Services.GetRequiredService<ExperimentJournal>().FindResult(run.Id)!;
    }

    private async Task<IHost> StartAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["TransferLab:BackboneFolders:0"] = Path.Combine(Assets.Root, "backbones") });
        builder.Services.AddSingleton(new DataFolder(folder.Path));
        builder.Services.AddTransferLabEngine();
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
