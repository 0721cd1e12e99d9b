using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Journal;

namespace TransferLab.Victim;

/// <summary>Trains a network, small or pretrained, with a checkpoint after every step, says in which epoch and step it is, and in the end the hash of what came out.</summary>
public static class TrainingVictim
{
    public const string FromScratch = "from-scratch";
    public const string FineTuning = "fine-tuning";
    public const int Epochs = 5;

    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(120);

    public static async Task<int> WorkAsync(string folder, string pictures, string technique)
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
        var run = journal.List() is [var earlier, ..] ? earlier.Id : queue.Enqueue(await ExperimentAsync(host, pictures, technique)).Id;
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

            // Runs tell where they are ten times a second at most. A quick machine trains a whole epoch between two reports,
            // and then nobody could stop it in the middle of one.
            Thread.Sleep(BetweenReports);
        }
    }

    private static async Task<Experiment> ExperimentAsync(IHost host, string pictures, string technique)
    {
        var dataset = await host.Services.GetRequiredService<DatasetLibrary>().ImportAsync(new FolderSource(pictures));
        return new()
        {
            Name = "Stripes",
            Task = Experiment.ImageClassification,
            Dataset = new() { Id = dataset.Id, Version = dataset.Version },
            Backbone = technique == FineTuning ? await BackboneAsync(host) : null,
            Technique = new() { Kind = technique, Options = Options(technique) },
            Split = new() { Mode = SplitMode.HoldOut },
            Evaluation = new() { Baselines = false, LearningCurve = null },
        };
    }

    private static async Task<BackboneReference> BackboneAsync(IHost host)
    {
        var card = (await host.Services.GetRequiredService<BackboneLibrary>().FindAsync("transferlab-photographs"))!.Card!;
        return new() { Id = card.Id, Sha256 = card.Sha256 };
    }

    private static Dictionary<string, JsonElement> Options(string technique)
    {
        var options = new Dictionary<string, JsonElement>
        {
            ["training"] = JsonSerializer.SerializeToElement(new { epochs = Epochs, batchSize = 4, validationFraction = 0.2 }),
        };
        if (technique == FromScratch)
        {
            options["side"] = JsonSerializer.SerializeToElement(ToyPictures.Side);
        }

        return options;
    }
}
