using TransferLab.Engine.Training;
using TransferLab.Engine.Training.Augmentation;

namespace TransferLab.Engine.Experiments.Techniques.Networks;

/// <summary>What the training on one split came to: everything but the weights, of which only those to take home are kept.</summary>
/// <param name="LearnedExamples">Pictures that it learned from.</param>
/// <param name="CorrectInTraining">Of those, how many the chosen weights recognise.</param>
/// <param name="ValidationRows">Rows of the data set that were kept back to compare epochs on.</param>
/// <param name="Settings">With nothing left open.</param>
/// <param name="Parameters">Weights, biases and norms of the whole network.</param>
/// <param name="Trials">What the network says at every place that is measured, the end of the training last.</param>
internal sealed record SplitOutcome(
    TrainingHistory History,
    int LearnedExamples,
    int CorrectInTraining,
    IReadOnlyList<int> ValidationRows,
    FlipVerdict? Flip,
    TrainingOptions Settings,
    long Parameters,
    long TunedParameters,
    IReadOnlyList<AlphaTrial> Trials)
{
    /// <summary>The place that recognises most of the validation rows; of equals the one that is surest of the right answers. Without such rows the end.</summary>
    internal static AlphaTrial Choose(IReadOnlyList<AlphaTrial> trials) => trials[^1].ValidationAccuracy is null
        ? trials[^1]
        : trials.OrderByDescending(trial => trial.ValidationAccuracy).ThenBy(trial => trial.ValidationLoss).First();
}
