using TransferLab.Engine;
using TransferLab.Engine.Evaluation;

namespace TransferLab.Tests.Web;

/// <summary>An evaluation with plausible numbers, for pages: class i is sometimes taken for the next one.</summary>
internal static class ToyEvaluation
{
    public static readonly string[] Flowers = ["daisy", "dandelion", "roses", "sunflowers", "tulips"];

    public static ClassifierEvaluation Of(int classes, int perClass = 40, int seed = 3)
    {
        var confusion = Confusion(classes, perClass, seed);
        var right = confusion.Cells.Where(cell => cell.Actual == cell.Predicted).Sum(cell => cell.Rows.Count);
        return new()
        {
            Examples = classes * perClass,
            Confidence = 0.95,
            Accuracy = Wilson(right, classes * perClass),
            BalancedAccuracy = Around((double)right / (classes * perClass), 0.04),
            MacroF1 = Around((double)right / (classes * perClass) - 0.004, 0.04),
            Classes = [.. Enumerable.Range(0, classes).Select(index => Class(confusion, index))],
            Confusion = confusion,
            Calibration = Calibration(0.09, 0.52, classes * perClass, tooSure: 0.12),
            Calibrated = Calibration(0.03, 0.44, classes * perClass, tooSure: 0.02),
            Temperature = 1.6,
            ConfidentMistakes = [.. confusion.Cells.Where(cell => cell.Actual != cell.Predicted)
                .SelectMany(cell => cell.Rows.Select(row => (cell, row)))
                .Select((item, index) => new Mistake(item.row, item.cell.Actual, item.cell.Predicted, 0.99 - (0.01 * index), 0.005 + (0.009 * index)))
                .Take(50)],
        };
    }

    public static LearningCurve Curve() => new(
        [Point(1, 5, 0.42, 1), Point(2, 10, 0.55, 1), Point(5, 25, 0.70, 1), Point(10, 50, 0.78, 0.998), Point(20, 100, 0.83, 0.994), Point(32, 160, 0.845, 0.991)],
        UserMessage.Of($"From 20 to 32 labels per class the accuracy still grew."));

    public static Estimate Around(double value, double half) =>
        new(value, Math.Max(0, value - half), Math.Min(1, value + half), IntervalMethod.Bootstrap);

    public static Estimate Wilson(int right, int of)
    {
        const double Z = 1.96;
        var p = (double)right / of;
        var centre = (p + (Z * Z / (2 * of))) / (1 + (Z * Z / of));
        var half = Z * Math.Sqrt((p * (1 - p) / of) + (Z * Z / (4.0 * of * of))) / (1 + (Z * Z / of));
        return new(p, centre - half, centre + half, IntervalMethod.Wilson);
    }

    private static LearningCurvePoint Point(int perClass, int inAll, double accuracy, double training) =>
        new(perClass, inAll, Around(accuracy, 0.1 / Math.Sqrt(perClass)), training, [accuracy - 0.01, accuracy, accuracy + 0.01]);

    private static ConfusionMatrix Confusion(int classes, int perClass, int seed)
    {
        var random = new Random(seed);
        var rows = new SortedDictionary<(int, int), List<int>>();
        for (var row = 0; row < classes * perClass; row++)
        {
            var actual = row / perClass;
            var predicted = random.NextDouble() < 0.83 - (0.05 * (actual % 4)) ? actual : random.NextDouble() < 0.7 ? (actual + 1) % classes : random.Next(classes);
            (rows.TryGetValue((actual, predicted), out var list) ? list : rows[(actual, predicted)] = []).Add(row);
        }

        return new(classes, [.. rows.Select(cell => new ConfusionCell(cell.Key.Item1, cell.Key.Item2, cell.Value))]);
    }

    private static ClassMetrics Class(ConfusionMatrix confusion, int index)
    {
        var examples = confusion.Cells.Where(cell => cell.Actual == index).Sum(cell => cell.Rows.Count);
        var predicted = confusion.Cells.Where(cell => cell.Predicted == index).Sum(cell => cell.Rows.Count);
        var correct = confusion.Count(index, index);
        return new(
            index,
            examples,
            predicted,
            correct,
            examples == 0 ? null : Wilson(correct, examples),
            predicted == 0 ? null : Wilson(correct, predicted),
            2.0 * correct / (examples + predicted));
    }

    private static Calibration Calibration(double error, double logLoss, int examples, double tooSure)
    {
        var bins = Enumerable.Range(0, 15).Select(index =>
        {
            var (from, to) = (index / 15.0, (index + 1) / 15.0);
            var count = index < 3 ? 0 : 1 + (int)(examples * Math.Pow(to, 3) / 5);
            var confidence = (from + to) / 2;
            return count == 0
                ? new ReliabilityBin(from, to, 0, null, null)
                : new ReliabilityBin(from, to, count, confidence, Wilson((int)(count * Math.Max(0, confidence - tooSure)), count));
        });
        return new(Around(error, 0.02), Around(logLoss, 0.08), [.. bins]);
    }
}
