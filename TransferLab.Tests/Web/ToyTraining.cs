using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Export;
using TransferLab.Engine.Training;
using TransferLab.Engine.Training.Augmentation;

namespace TransferLab.Tests.Web;

/// <summary>The report of a training with plausible numbers, for pages.</summary>
internal static class ToyTraining
{
    public static readonly IReadOnlyList<EpochRecord> Epochs = [.. Enumerable.Range(1, 8).Select(epoch => new EpochRecord(
        epoch, 10, 0, 1.5 * Math.Exp(-epoch / 2.5), 1 - (0.6 * Math.Exp(-epoch / 2.0)), 0.9 * Math.Exp(-epoch / 3.0) + (0.02 * epoch), 0.88 - (0.3 * Math.Exp(-epoch / 1.5)) - (epoch > 6 ? 0.01 : 0), epoch <= 6))];

    public static TrainingProgress Progress => new()
    {
        Stage = TrainingStage.Tuning,
        Epoch = 3,
        Epochs = 10,
        Step = 12,
        Steps = 40,
        LearningRate = 0.001,
        Losses = [.. Enumerable.Range(1, 50).Select(step => new LossPoint(step / 20.0, 1.6 * Math.Exp(-step / 30.0)))],
        History = [.. Epochs.Take(2)],
    };

    public static TrainingReport Report(int splits = 1) => new()
    {
        Network = new("MobileNetV1 0.25", "MobileNetV1 0.25"),
        Parameters = 218_000,
        TunedParameters = 216_000,
        Settings = new() { Epochs = 10 },
        Splits = [.. Enumerable.Range(0, splits).Select(split => new SplitTraining(
            new(split == 0 ? Epochs : [.. Epochs.Take(3)], split == 0 ? 6 : 3, split == 0), [1, 2, 3], new FlipVerdict(0.5, 40, true, UserMessage.Of($"Pictures were mirrored.")), 0.75))],
        PlainHead = new(ToyEvaluation.Of(5, seed: 9), ToyEvaluation.Around(0.04, 0.03), UserMessage.Of($"Tuning was worth it.")),
        Interpolation = new([Point(0, 0.74, 0), Point(0.25, 0.76, 0), Point(0.5, 0.785, 0), Point(0.75, 0.79, 1), Point(1, 0.78, 0)]),
        Model = Model("trained"),
    };

    public static ModelReference Model(string id) => new(
        new BackboneCard
        {
            Id = id,
            Name = id,
            Architecture = "none",
            TrainedOn = new("pictures", "des images"),
            FileBytes = 900_000,
            Sha256 = new('c', 64),
            Preprocessing = new(32, 32, 32, ChannelOrder.Rgb, [0, 0, 0], [1, 1, 1]),
            FeatureWidth = 8,
            Licence = "MIT",
            Source = "tests",
        },
        ToyEvaluation.Flowers,
        160);

    private static InterpolationPoint Point(double alpha, double accuracy, int chosen) =>
        new(alpha, ToyEvaluation.Around(accuracy, 0.05), accuracy + 0.01, 0.5, chosen);
}
