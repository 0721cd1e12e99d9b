namespace TransferLab.Engine.Training.Networks;

/// <summary>What a constant of a network is for.</summary>
internal enum TensorRole
{
    /// <summary>The matrix or kernels of a layer; decays.</summary>
    Weight,

    /// <summary>Added to a layer's result.</summary>
    Bias,

    /// <summary>Scale or bias of a normalisation, or a vector that scales or shifts channels.</summary>
    Norm,

    /// <summary>Running mean or variance of a batch normalisation: never tuned by gradients.</summary>
    Statistic,

    /// <summary>Anything else (shapes, limits, the mean that pictures are normalised with): not tuned.</summary>
    Other,
}
