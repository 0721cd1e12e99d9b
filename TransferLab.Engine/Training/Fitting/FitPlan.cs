using TransferLab.Engine.Datasets;
using TransferLab.Engine.Training.Batches;
using TransferLab.Engine.Training.Networks;
using TransferLab.Engine.Training.Optimisers;

namespace TransferLab.Engine.Training.Fitting;

/// <summary>One fit: a network, what of it is tuned, and on which examples.</summary>
internal sealed record FitPlan
{
    /// <summary>With the weights to start from.</summary>
    public required ClassifierNetwork Network { get; init; }

    public required IReadOnlyList<TrainableTensor> Tensors { get; init; }

    public required IExampleSource Examples { get; init; }

    /// <summary>One per example of the source.</summary>
    public required Labels Labels { get; init; }

    /// <summary>What is learned instead of the classes, by squared error; null learns the classes.</summary>
    public ITargets? Imitated { get; init; }

    /// <summary>What the network should answer.</summary>
    public ITargets Targets => Imitated ?? new ClassTargets(Labels);

    public required IReadOnlyList<int> TrainingRows { get; init; }

    /// <summary>Epochs are compared on these; with none, the last epoch is kept.</summary>
    public required IReadOnlyList<int> ValidationRows { get; init; }

    public required FitSettings Settings { get; init; }

    /// <summary>Ends after so many epochs of those planned, as if broken off there; null runs them all.</summary>
    public int? StopAfter { get; init; }

    /// <summary>Threads inside one step; 0 for all cores. With one the last bits are the same on machines with more or fewer cores.</summary>
    public int Threads { get; init; }

    /// <summary>Whether the weights before the first epoch may be the best: so where they were learned already, not where they are random.</summary>
    public required bool StartCounts { get; init; }
}
