using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using TransferLab.Engine.Training.Augmentation;
using TransferLab.Engine.Training.Optimisers;
using TransferLab.Engine.Training.Schedules;

namespace TransferLab.Engine.Training;

/// <summary>How long, how fast and on what a network is trained. What is null is chosen by the technique from the size of the data.</summary>
public record TrainingOptions
{
    [Description("Passes over the training pictures; null chooses.")]
    [Range(1, 10_000)]
    public int? Epochs { get; init; }

    [Description("Pictures per step; null chooses. Memory grows with it.")]
    [Range(1, 4096)]
    public int? BatchSize { get; init; }

    [Description("Highest learning rate; null chooses.")]
    [Range(1e-9, 10.0)]
    public double? LearningRate { get; init; }

    [Description("Course of the learning rate; null chooses.")]
    public ScheduleOptions? Schedule { get; init; }

    [Description("The rule by which gradients change weights; null chooses.")]
    public OptimiserOptions? Optimiser { get; init; }

    [Description("Random changes of the training pictures; null chooses.")]
    public AugmentationOptions? Augmentation { get; init; }

    [Description("Part of each label that is spread over all classes; null chooses.")]
    [Range(0.0, 0.5)]
    public double? LabelSmoothing { get; init; }

    [Description("Whether rare classes count as much as frequent ones.")]
    public bool BalanceClasses { get; init; }

    [Description("Learning rate of each layer as a part of that of the next one nearer to the output; 1 is the same for all.")]
    [Range(0.1, 1.0)]
    public double LayerDecay { get; init; } = 1;

    [Description("Decay per step of the moving average of weights that is kept instead of the last weights; 0 keeps no average; null chooses.")]
    [Range(0.0, 0.99999)]
    public double? WeightAverage { get; init; }

    [Description("Part of the training pictures on which epochs are compared; 0 keeps the last epoch; null chooses.")]
    [Range(0.0, 0.5)]
    public double? ValidationFraction { get; init; }

    [Description("Epochs without a better one after which training stops; 0 never stops early; null chooses.")]
    [Range(0, 1000)]
    public int? Patience { get; init; }
}
