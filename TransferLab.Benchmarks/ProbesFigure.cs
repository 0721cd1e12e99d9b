using System.Globalization;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Features;
using TransferLab.Engine.Heads;
using TransferLab.Engine.Transferability.Advising;
using TransferLab.Tests.Support;

namespace TransferLab.Benchmarks;

/// <summary>Measures the linear probes that the expected accuracy is calibrated on, and writes them into the engine's table.</summary>
/// <remarks>See docs/methods/expected-accuracy.md. Lines that are in the table already are not measured again; TRANSFERLAB_PROBES names another table.</remarks>
public sealed class ProbesFigure : IFigure
{
    private const string Header = "dataset,backbone,classes,training_pictures,sample_pictures,test_pictures,probe,neighbours,accuracy,parameters,imagenet";

    /// <summary>Labels per class; 0 is all.</summary>
    private static readonly int[] Budgets = [0, 20, 5];

    public string Name => "linear-probes";

    public string Summary => "accuracy of linear probes beside what the advisor knows before, over backbones and tasks; writes measured-probes.csv";

    private static string Table => Environment.GetEnvironmentVariable("TRANSFERLAB_PROBES")
        ?? Path.Combine(Repository.Root, "TransferLab.Engine", "Transferability", "Advising", "measured-probes.csv");

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        using var lab = new AdviceLab();
        var cards = await lab.CardsAsync();
        List<string> lines = File.Exists(Table) ? [.. await File.ReadAllLinesAsync(Table, cancellationToken)] : [Header];
        foreach (var name in AdviceLab.TaskNames)
        {
            var dataset = await lab.DatasetAsync(name);
            foreach (var card in cards.Where(card => !lines.Any(line => line.StartsWith($"{name},{card.Id},", StringComparison.Ordinal))))
            {
                int[] all = [.. Enumerable.Range(0, dataset.Examples.Count)];
                var features = await lab.Get<FeatureExtractor>().ExtractAsync(card, dataset, all, null, cancellationToken);
                foreach (var budget in Budgets)
                {
                    if (Measure(name, dataset, card, features, budget, cancellationToken) is { } line)
                    {
                        lines.Add(line);
                        await output.WriteLineAsync(line);
                    }
                }

                await output.FlushAsync(cancellationToken);
                await File.WriteAllLinesAsync(Table, lines, cancellationToken);
            }
        }
    }

    private static string? Measure(string name, Dataset dataset, BackboneCard card, FeatureMatrix features, int budget, CancellationToken cancellationToken)
    {
        var labels = dataset.Labels;
        var plan = Splits.Plan(dataset, new(), seed: 0);
        IReadOnlyList<Split> splits = plan.Splits;
        if (budget > 0)
        {
            if (plan.Splits[0].Train.GroupBy(row => labels[row]).Any(group => group.Count() < 2 * budget))
            {
                return null;
            }

            int[] rest = [.. Enumerable.Range(0, labels.Count).Except(plan.Splits[0].Train)];
            splits = [new(Splits.TakePerClass(labels, plan.Splits[0].Train, budget, seed: 0), rest)];
        }

        var sample = AdviceSample.Draw(dataset, splits[0].Train, splits.Sum(split => split.Test.Count), seed: 0);
        var (probe, neighbours) = FeatureJudgement.Quick(features.SelectRows(sample.Rows), labels.Rows(sample.Rows), cancellationToken);
        var head = HeadCatalog.Create(new LogisticRegressionOptions { ValuesPerDecade = 1, Folds = 3, SmallestC = 1e-4, LargestC = 1, GradientTolerance = 1e-3 });
        var right = 0;
        foreach (var split in splits)
        {
            var trained = head.Fit(features.SelectRows(split.Train), labels.Rows(split.Train), seed: 0, null, cancellationToken);
            var predictions = new Predictions(split.Test, labels.Rows(split.Test), trained.PredictProbabilities(features.SelectRows(split.Test)));
            right += Enumerable.Range(0, predictions.Count).Count(predictions.IsCorrect);
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name},{card.Id},{dataset.Classes.Count},{sample.TrainingPictures},{sample.Rows.Count},{sample.TestPictures},{probe:0.####},{neighbours:0.####},{(double)right / sample.TestPictures:0.####},{card.Parameters},{card.ImageNetAccuracyPercent}");
    }
}
