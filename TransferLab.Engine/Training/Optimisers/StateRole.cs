namespace TransferLab.Engine.Training.Optimisers;

/// <summary>What a tensor that goes from step to step is.</summary>
internal enum StateRole
{
    /// <summary>A tuned weight.</summary>
    Weight,

    /// <summary>A running mean or variance of a batch normalisation.</summary>
    Statistic,

    /// <summary>The moving average of a weight or statistic.</summary>
    Average,

    /// <summary>What the optimiser remembers.</summary>
    Memory,
}
