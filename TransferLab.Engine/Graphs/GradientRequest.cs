namespace TransferLab.Engine.Graphs;

/// <summary>What to differentiate, with respect to what.</summary>
public sealed record GradientRequest
{
    /// <summary>The tensor of shape (batch, classes) before any softmax.</summary>
    public required string Logits { get; init; }

    /// <summary>Initialisers to compute gradients for; they become inputs of the gradient graph. Inputs of float type are allowed too.</summary>
    public required IReadOnlyList<string> Trainable { get; init; }

    /// <summary>Sizes of all inputs with open sides, the batch included: the graph is built for these sizes alone, which is what makes it fast.</summary>
    public required IReadOnlyDictionary<string, long[]> InputShapes { get; init; }

    public LossOptions Loss { get; init; } = new();

    public NormalizationMode Normalization { get; init; } = NormalizationMode.Frozen;

    /// <summary>How much of the old average stays at each step, with <see cref="NormalizationMode.BatchStatistics"/>. Default 0.9.</summary>
    public float NormalizationMomentum { get; init; } = 0.9f;

    /// <summary>Whether pictures are laid out as this machine's CPU likes them. Only tests switch it off.</summary>
    internal Blocked.BlockedFit Blocks { get; init; } = Blocked.BlockedLayout.Fit;
}
