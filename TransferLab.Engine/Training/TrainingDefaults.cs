using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Augmentation;
using TransferLab.Engine.Training.Fitting;
using TransferLab.Engine.Training.Optimisers;
using TransferLab.Engine.Training.Schedules;

namespace TransferLab.Engine.Training;

/// <summary>Chooses what a user leaves open, from the number of training pictures. <c>docs/methods/trainer.md</c> says what the choices stand on.</summary>
internal static class TrainingDefaults
{
    private const int FewExamples = 600;

    /// <summary>From scratch, up to so many pictures all teach.</summary>
    private const int FewFromScratch = 2000;

    /// <summary>Part of the training pictures on which epochs are compared.</summary>
    private const double Kept = 0.1;

    /// <summary>From scratch pictures are shifted by the side of what the network sees over this, at most: 6 pixels of 56, as 4 of 32 are usual with CIFAR-10.</summary>
    private const int ShiftsPerSide = 9;

    // Stochastic gradient descent: tuning as is usual (Li et al., ICLR 2020: 1e-2 where AdamW has 5e-4), from scratch by the linear rule (Goyal et al., 2017).
    private const double SgdFactor = 20;
    private const double SgdScratchRate = 0.1;
    private const double SgdScratchBatch = 256;

    // What a residual network of this size was trained with; the rate of AdamW goes with the square root of the batch.
    private const double ScratchRate = 8e-3;
    private const double ScratchBatch = 128;

    /// <summary>Weights that have learned something already move little, and not for long.</summary>
    /// <param name="examples">Pictures to learn from.</param>
    /// <param name="rate">Highest learning rate of AdamW for many pictures; what is tuned decides it. With few, a fifth of it: the same rate makes what was learned before worse faster than so few pictures can mend it.</param>
    public static TrainingOptions ForTuning(TrainingOptions given, int examples, double rate)
    {
        var batchSize = given.BatchSize ?? (examples < FewExamples ? 16 : 32);
        return Complete(given, examples, batchSize) with
        {
            Epochs = given.Epochs ?? EpochsFor(steps: 600, fewest: 5, most: 12, examples, batchSize),
            LearningRate = given.LearningRate ?? (IsSgd(given) ? SgdFactor : 1) * (examples < FewExamples ? rate / 5 : rate),
            Schedule = given.Schedule ?? new(),
            Optimiser = given.Optimiser ?? new(),
            Augmentation = (given.Augmentation ?? new()).Complete(new() { SmallestCrop = 0.5 }),
        };
    }

    /// <summary>Random weights have everything to learn: more epochs, and a rate that rises and falls (one-cycle).</summary>
    /// <param name="examples">Pictures to learn from.</param>
    /// <param name="side">Pixels of the side of what the network sees.</param>
    public static TrainingOptions FromScratch(TrainingOptions given, int examples, int side)
    {
        var batchSize = given.BatchSize ?? (examples < FewExamples ? 16 : examples < 10_000 ? 32 : 128);
        return Complete(given, examples, batchSize) with
        {
            Epochs = given.Epochs ?? EpochsFor(steps: 1250, fewest: 15, most: examples < FewExamples ? 80 : 30, examples, batchSize),
            LearningRate = given.LearningRate ?? (IsSgd(given) ? SgdScratchRate * batchSize / SgdScratchBatch : ScratchRate * Math.Sqrt(batchSize / ScratchBatch)),
            Schedule = given.Schedule ?? ScheduleOptions.OneCycle,
            Optimiser = given.Optimiser ?? new(),
            Augmentation = (given.Augmentation ?? new()).Complete(Shifts(side)),
            // The one-cycle policy ends at its best. Of few pictures those kept back are missed more than the choice among epochs gains.
            ValidationFraction = given.ValidationFraction ?? (examples < FewFromScratch ? 0 : Kept),
        };
    }

    /// <param name="complete">With nothing left open.</param>
    public static FitSettings Settings(TrainingOptions complete, NormalizationMode normalization, int seed) => new()
    {
        Epochs = complete.Epochs!.Value,
        BatchSize = complete.BatchSize!.Value,
        LearningRate = complete.LearningRate!.Value,
        Schedule = complete.Schedule!,
        Optimiser = complete.Optimiser!,
        Augmentation = complete.Augmentation!,
        LabelSmoothing = complete.LabelSmoothing!.Value,
        BalanceClasses = complete.BalanceClasses,
        WeightAverage = complete.WeightAverage!.Value,
        Patience = complete.Patience!.Value,
        Normalization = normalization,
        Seed = seed,
    };

    /// <summary>Whole pictures, as prediction sees them: see docs/methods/augmentation.md for what pictures that are cut into teach less.</summary>
    private static AugmentationOptions Shifts(int side) => new() { Shift = Math.Max(1, side / ShiftsPerSide) };

    private static bool IsSgd(TrainingOptions given) => given.Optimiser?.Kind is OptimiserKind.Sgd;

    private static TrainingOptions Complete(TrainingOptions given, int examples, int batchSize) => given with
    {
        BatchSize = batchSize,
        LabelSmoothing = given.LabelSmoothing ?? 0,
        WeightAverage = given.WeightAverage ?? 0,
        ValidationFraction = given.ValidationFraction ?? (examples < FewExamples ? 2 * Kept : Kept),
        Patience = given.Patience ?? 0,
    };

    /// <summary>As many epochs as it takes to come to so many steps, within bounds.</summary>
    private static int EpochsFor(int steps, int fewest, int most, int examples, int batchSize) =>
        Math.Clamp((int)Math.Round((double)steps * batchSize / Math.Max(1, examples)), fewest, most);
}
