using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Augmentation;
using TransferLab.Engine.Training.Optimisers;
using TransferLab.Engine.Training.Schedules;

namespace TransferLab.Engine.Training.Fitting;

/// <summary>Everything that decides a fit, data and network aside; nothing is left open.</summary>
internal sealed record FitSettings
{
    public required int Epochs { get; init; }

    public required int BatchSize { get; init; }

    public required double LearningRate { get; init; }

    public required ScheduleOptions Schedule { get; init; }

    public required OptimiserOptions Optimiser { get; init; }

    public required AugmentationOptions Augmentation { get; init; }

    /// <summary>What batch normalisations normalise with.</summary>
    public required NormalizationMode Normalization { get; init; }

    public required int Seed { get; init; }

    public double LabelSmoothing { get; init; }

    public bool BalanceClasses { get; init; }

    /// <summary>Decay of the moving average of weights; 0 keeps none.</summary>
    public double WeightAverage { get; init; }

    /// <summary>Epochs without a better one before the fit stops; 0 never stops early.</summary>
    public int Patience { get; init; }
}
