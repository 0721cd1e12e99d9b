namespace TransferLab.Engine.Graphs;

/// <summary>The loss of the logits; its mean over the batch is minimised.</summary>
public sealed record LossOptions
{
    /// <summary>Default cross-entropy. With squared error the targets are numbers of the logits' shape, and what follows here does not apply.</summary>
    public LossKind Kind { get; init; } = LossKind.CrossEntropy;

    public LabelKind Labels { get; init; } = LabelKind.ClassIndex;

    /// <summary>Share of each target that is spread evenly over all classes; 0 to below 1. Default 0.</summary>
    public float LabelSmoothing { get; init; }

    /// <summary>Weight of each class; the mean is taken over the weights. Null: all equal.</summary>
    public IReadOnlyList<float>? ClassWeights { get; init; }
}
