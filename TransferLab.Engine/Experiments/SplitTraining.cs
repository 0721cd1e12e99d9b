using TransferLab.Engine.Training;
using TransferLab.Engine.Training.Augmentation;

namespace TransferLab.Engine.Experiments;

/// <summary>The training on one split.</summary>
/// <param name="History">Its epochs. The seconds are left out (0), because they are never the same twice; the run's timings have them.</param>
/// <param name="ValidationRows">Rows of the data set that were kept back from the training part to compare epochs on.</param>
/// <param name="Flip">Whether pictures were mirrored, and why; null where the experiment said so itself.</param>
/// <param name="Alpha">Where between start (0) and end (1) of the tuning the weights were taken; by the validation rows alone.</param>
public sealed record SplitTraining(
    TrainingHistory History,
    IReadOnlyList<int> ValidationRows,
    FlipVerdict? Flip,
    double Alpha);
