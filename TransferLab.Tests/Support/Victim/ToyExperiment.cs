using System.Text.Json;
using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Features;

namespace TransferLab.Victim;

/// <summary>Experiments, results and predictions of no meaning, each decided by a number.</summary>
public static class ToyExperiment
{
    public static Experiment Create(string name, int seed = 0, object? options = null) => new()
    {
        Name = name,
        Task = Experiment.ImageClassification,
        Dataset = new() { Id = "toy", Version = new string('0', 64) },
        Technique = new()
        {
            Kind = ToyTechnique.KindName,
            Options = options is null
                ? new Dictionary<string, JsonElement>()
                : JsonSerializer.SerializeToElement(options).EnumerateObject().ToDictionary(option => option.Name, option => option.Value.Clone()),
        },
        Seed = seed,
    };

    public static Run FinishedRun(RunId id, string name, int seed, DateTimeOffset at) => new()
    {
        Id = id,
        Experiment = Create(name, seed),
        State = RunState.Finished,
        QueuedAt = at,
        StartedAt = at,
        EndedAt = at.AddMinutes(1),
        Attempts = 1,
        Steps = [new() { Id = "a", Title = UserMessage.Of($"A"), State = StepState.Finished, Elapsed = TimeSpan.FromSeconds(seed % 60) }],
    };

    public static Predictions Predictions(int seed, int examples = 40, int classes = 4)
    {
        var random = new Random(seed);
        var probabilities = FeatureMatrix.Allocate(examples, classes);
        for (var row = 0; row < examples; row++)
        {
            var values = probabilities.RowBlock(row, 1).Span;
            for (var c = 0; c < classes; c++)
            {
                values[c] = random.NextSingle() + 0.01f;
            }

            var sum = values[0] + values[1] + values[2] + values[3];
            for (var c = 0; c < classes; c++)
            {
                values[c] /= sum;
            }
        }

        var labels = new Labels([.. Enumerable.Range(0, examples).Select(row => row % classes)], classes);
        return new([.. Enumerable.Range(0, examples)], labels, probabilities);
    }

    public static ExperimentResult Result(int seed)
    {
        var predictions = Predictions(seed);
        var right = Enumerable.Range(0, predictions.Count).Count(predictions.IsCorrect);
        var accuracy = new Estimate((double)right / predictions.Count, 0.1, 0.9, IntervalMethod.Wilson);
        var calibration = new Calibration(Estimate.WithoutInterval(0.1, UserMessage.Of($"A toy.")), Estimate.WithoutInterval(1.2, UserMessage.Of($"A toy.")), []);
        return new()
        {
            DatasetName = $"Toy {seed}",
            Classes = ["a", "b", "c", "d"],
            SplitMode = SplitMode.HoldOut,
            SplitReason = UserMessage.Of($"A toy."),
            TrainingExamples = 100,
            Evaluation = new()
            {
                Examples = predictions.Count,
                Confidence = 0.95,
                Accuracy = accuracy,
                BalancedAccuracy = accuracy,
                MacroF1 = accuracy,
                Classes = [.. Enumerable.Range(0, 4).Select(c => new ClassMetrics(c, 10, 10, 3, accuracy, accuracy, 0.3))],
                Confusion = new(4, [.. Enumerable.Range(0, 4).Select(c => new ConfusionCell(c, c, [c, c + 4, c + 8]))]),
                Calibration = calibration,
                ConfidentMistakes = [new(1, 1, 2, 0.75, 0.125)],
            },
            Baselines = [],
            Diagnosis = new(FitVerdict.Sound, accuracy, accuracy, 0, UserMessage.Of($"Nothing stands out in {seed}."), []),
            Choices = [new Dictionary<string, double> { ["C"] = Math.Pow(10, -seed % 5) }],
        };
    }
}
