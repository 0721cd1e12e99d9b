using TransferLab.Engine.Datasets;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training;
using TransferLab.Engine.Training.Augmentation;
using TransferLab.Engine.Training.Batches;
using TransferLab.Engine.Training.Fitting;
using TransferLab.Engine.Training.Networks;
using TransferLab.Engine.Training.Schedules;
using TransferLab.Engine.Training.Techniques;

namespace TransferLab.Tests.Engine.Training.Fitting;

/// <summary>A fit of milliseconds with everything in it: convolution, batch statistics, random changes, validation.</summary>
internal static class ToyFit
{
    public const int Side = 6;

    public static FitPlan Plan(int epochs = 4, double learningRate = 0.02, int patience = 0, bool startCounts = false, double average = 0)
    {
        var network = Network();
        return new()
        {
            Network = network,
            Tensors = Tunable.All(network),
            Examples = new Stripes(),
            Labels = Stripes.Labels,
            TrainingRows = [.. Enumerable.Range(0, 40)],
            ValidationRows = [.. Enumerable.Range(40, 20)],
            StartCounts = startCounts,
            Settings = new()
            {
                Epochs = epochs,
                BatchSize = 8,
                LearningRate = learningRate,
                Schedule = ScheduleOptions.OneCycle,
                Optimiser = new(),
                Augmentation = AugmentationOptions.None with { Mixup = 0.2 },
                Normalization = NormalizationMode.BatchStatistics,
                Seed = 3,
                Patience = patience,
                WeightAverage = average,
            },
        };
    }

    public static ClassifierNetwork Network()
    {
        var n = new NetworkBuilder(seed: 5);
        var input = n.G.Input("pictures", ElementType.Float, "batch", 1, Side, Side);
        var x = n.G.Relu(n.ConvNorm(input, 1, 8, kernel: 3));
        return ResidualNetwork.Finish(n, input, n.G.Relu(n.ConvNorm(x, 8, 8, kernel: 3, stride: 2)), 8, 2);
    }

    public static string Fingerprint(FitResult result) => string.Join(
        '\n', result.Weights.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {Convert.ToHexString(pair.Value.Bytes.Span)}"));

    /// <summary>Class 0 has horizontal stripes, class 1 vertical ones, under noise that every epoch draws anew.</summary>
    private sealed class Stripes : IExampleSource
    {
        public static Labels Labels { get; } = new([.. Enumerable.Range(0, 60).Select(i => i % 2)], 2);

        public IReadOnlyList<int> Shape => [1, Side, Side];

        public void WriteChanged(int example, int epoch, Span<float> target) => Write(example, Seeds.For(1, SeedPurpose.Augmentation, epoch, example), target);

        public void WritePlain(int example, Span<float> target) => Write(example, Seeds.For(1, SeedPurpose.Validation, 0, example), target);

        private static void Write(int example, Random random, Span<float> target)
        {
            for (var i = 0; i < target.Length; i++)
            {
                var stripe = (Labels[example] == 0 ? i / Side : i % Side) % 2;
                target[i] = stripe + (float)(0.8 * random.NextDouble());
            }
        }
    }
}
