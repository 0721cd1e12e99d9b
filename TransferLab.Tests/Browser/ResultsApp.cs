using Microsoft.Extensions.Logging.Abstractions;
using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Journal;
using TransferLab.Tests.Support;
using TransferLab.Tests.Web;

namespace TransferLab.Tests.Browser;

/// <summary>An app whose journal holds some runs already, with the pictures behind them.</summary>
public sealed class ResultsApp : IAsyncLifetime
{
    private const int Runs = 30;
    private readonly TemporaryFolder data = new();
    private AppProcess? app;

    public AppProcess App => app!;

    /// <summary>A finished run with a whole result.</summary>
    public RunId Finished { get; private set; }

    /// <summary>Another one, on the same pictures.</summary>
    public RunId Other { get; private set; }

    public RunId Failed { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var folder = new DataFolder(data.Path);
        var dataset = await new DatasetLibrary(folder).ImportAsync(new ZipSource(ZipOfPictures()), "Flowers");
        using (var journal = new ExperimentJournal(folder, TimeProvider.System, NullLogger<ExperimentJournal>.Instance))
        {
            RunId[] ids = [.. Enumerable.Range(0, Runs).Select(number => Record(journal, dataset, number))];
            (Finished, Other, Failed) = (ids[0], ids[1], ids[5]);
        }

        app = await AppProcess.StartAsync(data.Path);
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        data.Dispose();
    }

    private string ZipOfPictures() => ZipFiles.Write(
        data,
        [.. Enumerable.Range(0, 200).Select(index => ($"{ToyEvaluation.Flowers[index / 40]}/picture-{index:000}.png", Pictures.Different(index)))]);

    private static RunId Record(ExperimentJournal journal, Dataset dataset, int number)
    {
        var at = new DateTimeOffset(2026, 1, 31, 14, 0, 0, TimeSpan.Zero).AddMinutes(-37 * number);
        var experiment = ToyLearning.Experiment(number % 3 == 0 ? $"Flowers with the small network, {number}" : $"Flowers, attempt {number}", number);
        var run = new Run
        {
            Id = RunId.Parse($"{at:yyyyMMdd-HHmmss}-{number:x8}"),
            Experiment = experiment with { Dataset = new() { Id = dataset.Id, Version = dataset.Version } },
            State = number % 7 == 5 ? RunState.Failed : RunState.Finished,
            QueuedAt = at,
            StartedAt = at,
            EndedAt = at.AddSeconds(74),
            Steps =
            [
                new() { Id = "features", Title = UserMessage.Of($"Compute features"), State = StepState.Reused },
                new() { Id = "judge", Title = UserMessage.Of($"Judge"), State = number % 7 == 5 ? StepState.Failed : StepState.Finished, Elapsed = TimeSpan.FromSeconds(4) },
            ],
            Failure = number % 7 == 5
                ? new(UserMessage.Of($"The memory of this machine is not enough for this run."), UserMessage.Of($"Close other programs, or choose a smaller model or fewer examples, then continue the run."), "judge", "System.OutOfMemoryException")
                : null,
        };
        var result = ToyLearning.Result(seed: 3 + number) with
        {
            Timings = [new("features", TimeSpan.FromSeconds(65), Reused: true), new("judge", TimeSpan.FromSeconds(4), Reused: false)],
            Versions = new Dictionary<string, string> { ["TransferLab"] = "0.1.0", [".NET"] = "10.0" },
            Machine = Machine.Here with { Name = "laboratory" },
        };
        if (run.State == RunState.Finished)
        {
            journal.Save(run, result, ToyLearning.Predictions(result));
        }
        else
        {
            journal.Save(run);
        }

        return run.Id;
    }
}
