namespace TransferLab.Engine.Training;

/// <summary>How far a training is and how it went so far: all that a live chart needs, also one that is opened late.</summary>
public sealed record TrainingProgress
{
    public required TrainingStage Stage { get; init; }

    /// <summary>The epoch at hand, from 1; 0 before the first.</summary>
    public int Epoch { get; init; }

    /// <summary>Planned epochs.</summary>
    public int Epochs { get; init; }

    /// <summary>Steps of the epoch that are done.</summary>
    public int Step { get; init; }

    /// <summary>Steps of an epoch.</summary>
    public int Steps { get; init; }

    public double LearningRate { get; init; }

    /// <summary>The course of the training loss, thinned to at most some hundred points.</summary>
    public IReadOnlyList<LossPoint> Losses { get; init; } = [];

    /// <summary>The finished epochs.</summary>
    public IReadOnlyList<EpochRecord> History { get; init; } = [];
}
