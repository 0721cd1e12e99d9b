using System.Collections.Concurrent;
using System.Text.Json;
using TransferLab.Engine.Experiments;
using TransferLab.Tests.Support;
using TransferLab.Victim;

namespace TransferLab.Tests.Engine.Experiments;

public sealed class StepReuseTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ConcurrentQueue<string> entered = [];
    private readonly ToyTechnique technique = new();

    public StepReuseTests() => technique.Entered = (step, _, _) =>
    {
        entered.Enqueue(step);
        return Task.CompletedTask;
    };

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Run_SameExperimentAgain_ComputesNothing()
    {
        await using var laboratory = await new Laboratory(folder.Path, technique).StartAsync();

        await laboratory.RunAsync(ToyExperiment.Create("one"));
        var again = await laboratory.RunAsync(ToyExperiment.Create("the same under another name"));

        Assert.Equal(["draw", "sum", "end"], entered);
        Assert.All(again.Steps, step => Assert.Equal(StepState.Reused, step.State));
    }

    [Fact]
    public async Task Run_OptionOfTheLastStepChanged_ComputesOnlyThat()
    {
        await using var laboratory = await new Laboratory(folder.Path, technique).StartAsync();

        await laboratory.RunAsync(ToyExperiment.Create("one"));
        await laboratory.RunAsync(ToyExperiment.Create("two", options: new { last = 7 }));

        Assert.Equal(["draw", "sum", "end", "end"], entered);
    }

    [Fact]
    public async Task Run_SeedChanged_ComputesAll()
    {
        await using var laboratory = await new Laboratory(folder.Path, technique).StartAsync();

        await laboratory.RunAsync(ToyExperiment.Create("one", seed: 1));
        await laboratory.RunAsync(ToyExperiment.Create("two", seed: 2));

        Assert.Equal(["draw", "sum", "end", "draw", "sum", "end"], entered);
    }

    [Fact]
    public async Task Run_AnyProductDamaged_ComputesItAgainWithTheSameResult()
    {
        await using var laboratory = await new Laboratory(folder.Path, technique).StartAsync();
        var first = await laboratory.RunAsync(ToyExperiment.Create("one"));
        foreach (var product in Directory.EnumerateFiles(Path.Combine(folder.Path, "cache", "steps"), "*", SearchOption.AllDirectories))
        {
            var bytes = File.ReadAllBytes(product);
            bytes[bytes.Length / 2] ^= 1;
            File.WriteAllBytes(product, bytes);
        }

        var second = await laboratory.RunAsync(ToyExperiment.Create("one"));

        Assert.Equal(6, entered.Count);
        Assert.Equal(Findings(laboratory, first.Id), Findings(laboratory, second.Id));
    }

    [Fact]
    public async Task Run_InAnotherFolder_GivesTheSameToTheBit()
    {
        using var elsewhere = new TemporaryFolder();
        await using var here = await new Laboratory(folder.Path).StartAsync();
        await using var there = await new Laboratory(elsewhere.Path).StartAsync();

        var one = await here.RunAsync(ToyExperiment.Create("one", seed: 5));
        var two = await there.RunAsync(ToyExperiment.Create("one", seed: 5));

        Assert.Equal(Findings(here, one.Id), Findings(there, two.Id));
    }

    [Fact]
    public async Task Run_AfterMoreThanTheLimit_DeletesTheOldestProducts()
    {
        var settings = new Dictionary<string, string?> { ["TransferLab:StepStore:LimitMegabytes"] = "16" };
        await using var laboratory = await new Laboratory(folder.Path, technique, settings).StartAsync();
        await laboratory.RunAsync(ToyExperiment.Create("one"));
        var steps = Path.Combine(folder.Path, "cache", "steps");
        var old = Path.Combine(steps, "old");
        File.WriteAllBytes(old, new byte[17 * 1024 * 1024]);
        File.SetLastWriteTimeUtc(old, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        await laboratory.RunAsync(ToyExperiment.Create("two", seed: 2));

        Assert.False(File.Exists(old));
        Assert.Equal(6, Directory.EnumerateFiles(steps, "*", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public async Task CheckpointFolder_OfAFailedStep_IsThereWhenTheRunContinues()
    {
        technique.Entered = async (step, context, token) =>
        {
            var checkpoint = Path.Combine(context.CheckpointFolder, "epoch");
            if (step == "sum" && !File.Exists(checkpoint))
            {
                await File.WriteAllTextAsync(checkpoint, "3", token);
                throw new InvalidOperationException("the first time");
            }

            entered.Enqueue(File.Exists(checkpoint) ? step + " from its checkpoint" : step);
        };
        await using var laboratory = await new Laboratory(folder.Path, technique).StartAsync();
        var run = await laboratory.RunAsync(ToyExperiment.Create("one"));

        laboratory.Queue.Continue(run.Id);
        await laboratory.Queue.WaitAsync(run.Id);

        Assert.Equal(["draw", "sum from its checkpoint", "end"], entered);
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(folder.Path, "cache", "checkpoints")));
        // What was left to do of it tells nothing about how long it takes.
        var rates = JsonSerializer.Deserialize<Dictionary<string, double>>(await File.ReadAllBytesAsync(Path.Combine(folder.Path, "cache", "step-rates.json"), TestContext.Current.CancellationToken))!;
        Assert.Equal(["toy/draw", "toy/end"], rates.Keys.Order());
    }

    [Fact]
    public async Task Leftovers_OfLongAgo_AreDeletedOnceNothingRuns()
    {
        var old = Path.Combine(folder.Path, "cache", "checkpoints", "old");
        var recent = Path.Combine(folder.Path, "cache", "checkpoints", "recent");
        var estimate = Path.Combine(folder.Path, "temporary", "estimate-1");
        foreach (var left in (string[])[old, recent, estimate])
        {
            Directory.CreateDirectory(left);
            File.WriteAllText(Path.Combine(left, "fit"), "");
        }

        foreach (var left in (string[])[old, Path.Combine(old, "fit"), recent, estimate, Path.Combine(estimate, "fit")])
        {
            Directory.SetLastWriteTimeUtc(left, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        await using var laboratory = await new Laboratory(folder.Path, technique).StartAsync();
        await laboratory.RunAsync(ToyExperiment.Create("one"));
        await laboratory.RunAsync(ToyExperiment.Create("two", seed: 2));

        Assert.False(Directory.Exists(old));
        Assert.True(Directory.Exists(recent), "Something in it was written lately.");
        Assert.False(Directory.Exists(estimate));
    }

    private static string Findings(Laboratory laboratory, RunId id)
    {
        var result = laboratory.Journal.FindResult(id)! with { Timings = [], Machine = null };
        var predictions = laboratory.Journal.ReadPredictions(id)!;
        return JsonSerializer.Serialize(result) + Convert.ToHexString(System.Runtime.InteropServices.MemoryMarshal.AsBytes(predictions.Probabilities.Values));
    }
}
