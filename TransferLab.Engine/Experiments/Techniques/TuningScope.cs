namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>Which weights of a pretrained network are tuned. The head always is.</summary>
public enum TuningScope
{
    /// <summary>A head is fitted on frozen features first; then all layers are tuned from there (LP-FT).</summary>
    HeadThenAll,

    /// <summary>All layers together, from a fresh head.</summary>
    All,

    /// <summary>The last blocks alone; what lies before them is computed once for each picture.</summary>
    LastBlocks,

    /// <summary>Biases and normalisations alone.</summary>
    BiasAndNorm,

    /// <summary>A change of low rank beside each matrix of weights (LoRA).</summary>
    LowRankAdapters,
}
