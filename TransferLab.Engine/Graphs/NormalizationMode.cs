namespace TransferLab.Engine.Graphs;

/// <summary>What <c>BatchNormalization</c> normalises with while a network is trained.</summary>
public enum NormalizationMode
{
    /// <summary>The stored averages: for fine-tuning with small batches.</summary>
    Frozen,

    /// <summary>Mean and variance of the batch; the stored averages follow. For training from scratch.</summary>
    BatchStatistics,
}
