using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Journal;

namespace TransferLab.Victim;

/// <summary>Trains a small network from scratch with a checkpoint after every step, says in which epoch and step it is, and in the end the hash of what came out.</summary>
public static class TrainingVictim
{
    public const int Epochs = 5;

    public static async Task<int> WorkAsync(string folder, string pictures)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([new("TransferLab:Training:CheckpointSeconds", "0")]);
        builder.Services.AddSingleton(new DataFolder(folder));
        builder.Services.AddTransferLabEngine();
        using var host = builder.Build();
        var (queue, journal) = (host.Services.GetRequiredService<RunQueue>(), host.Services.GetRequiredService<ExperimentJournal>());
        queue.Changed += Tell;

        // A run of an earlier start goes on by itself.
        var run = journal.List() is [var earlier, ..] ? earlier.Id : queue.Enqueue(await ExperimentAsync(host, pictures)).Id;
        await host.StartAsync();
        var ended = await EndOfAsync(queue, run);
        Console.WriteLine(ended.State == RunState.Finished
            ? $"model {journal.FindResult(run)!.Training!.Model!.Card.Sha256}"
            : $"failed {ended.Failure?.Problem}");
        await host.StopAsync();
        return 0;
    }

    /// <summary>A run of an earlier start is put in line again only some time after this one.</summary>
    private static async Task<Run> EndOfAsync(RunQueue queue, RunId id)
    {
        while (true)
        {
            if (await queue.WaitAsync(id) is { State: RunState.Finished or RunState.Failed or RunState.Cancelled } ended)
            {
                return ended;
            }

            await Task.Delay(50);
        }
    }

    private static void Tell(Run run)
    {
        if (run.Steps.FirstOrDefault(step => step.Id == "training")?.Progress?.Training is { Step: > 0 } training)
        {
            Console.WriteLine($"at {training.Epoch} {training.Step}");
        }
    }

    private static async Task<Experiment> ExperimentAsync(IHost host, string pictures)
    {
        var dataset = await host.Services.GetRequiredService<DatasetLibrary>().ImportAsync(new FolderSource(pictures));
        return new()
        {
            Name = "Stripes",
            Task = Experiment.ImageClassification,
            Dataset = new() { Id = dataset.Id, Version = dataset.Version },
            Technique = new()
            {
                Kind = "from-scratch",
                Options = new Dictionary<string, JsonElement>
                {
                    ["side"] = JsonSerializer.SerializeToElement(ToyPictures.Side),
                    ["training"] = JsonSerializer.SerializeToElement(new { epochs = Epochs, batchSize = 4, validationFraction = 0.2 }),
                },
            },
            Split = new() { Mode = SplitMode.HoldOut },
            Evaluation = new() { Baselines = false, LearningCurve = null },
        };
    }
}
