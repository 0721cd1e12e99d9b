namespace TransferLab.Engine.Graphs;

/// <summary>What is minimised.</summary>
public enum LossKind
{
    /// <summary>Softmax cross-entropy of logits against classes or distributions.</summary>
    CrossEntropy,

    /// <summary>Mean squared difference between the outputs and any numbers, as one network imitates another.</summary>
    SquaredError,
}
