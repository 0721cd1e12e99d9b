namespace TransferLab.Engine.Graphs;

/// <summary>Mean softmax cross-entropy of logits.</summary>
public sealed record LossOptions
{
    public LabelKind Labels { get; init; } = LabelKind.ClassIndex;

    /// <summary>Share of each target that is spread evenly over all classes; 0 to below 1. Default 0.</summary>
    public float LabelSmoothing { get; init; }

    /// <summary>Weight of each class; the mean is taken over the weights. Null: all equal.</summary>
    public IReadOnlyList<float>? ClassWeights { get; init; }
}
