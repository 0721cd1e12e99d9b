using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Augmentation;
using TransferLab.Engine.Training.Fitting;
using TransferLab.Engine.Training.Optimisers;
using TransferLab.Engine.Training.Schedules;

namespace TransferLab.Engine.Transferability.Gap;

/// <summary>How a network is trained from nothing: AdamW, one cycle of the learning rate, batch statistics, no weights kept back.</summary>
internal static class ScratchRecipe
{
    /// <summary>However many pictures there are.</summary>
    public const int FewestEpochs = 12;

    /// <summary>However few.</summary>
    private const int MostEpochs = 120;

    // A network takes some hundred steps to learn anything at all: the fewer pictures, the smaller the batch.
    private const int LargestBatch = 32;
    private const int SmallestBatch = 8;

    /// <param name="pictures">To learn from.</param>
    /// <param name="views">Pictures that may be looked at in all, each as often as it is.</param>
    public static int Epochs(int pictures, double views) => (int)Math.Clamp(views / pictures, FewestEpochs, MostEpochs);

    /// <param name="pictures">To learn from.</param>
    /// <param name="views">Pictures that may be looked at in all, each as often as it is.</param>
    public static FitSettings Settings(int pictures, double views, int seed)
    {
        var batch = Math.Clamp(pictures / 8, Math.Min(SmallestBatch, pictures), LargestBatch);
        return new()
        {
            Epochs = Epochs(pictures, views),
            BatchSize = batch,
            LearningRate = 3e-3,
            Schedule = new() { Shape = ScheduleShape.OneCycle, WarmUpFraction = 0.25, InitialFactor = 0.04 },
            Optimiser = new() { Kind = OptimiserKind.AdamW, WeightDecay = 0.05 },
            Augmentation = new() { SmallestCrop = 0.6, LargestStretch = 1.15, Flip = FlipRule.Auto },
            Normalization = NormalizationMode.BatchStatistics,
            Seed = seed,
            LabelSmoothing = 0.05,
        };
    }
}
