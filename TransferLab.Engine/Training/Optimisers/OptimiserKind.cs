namespace TransferLab.Engine.Training.Optimisers;

/// <summary>The rule by which a gradient changes a weight.</summary>
public enum OptimiserKind
{
    /// <summary>Adam with decoupled weight decay: forgiving about the learning rate.</summary>
    AdamW,

    /// <summary>Stochastic gradient descent with momentum: half the memory, and often the better end with the right rate.</summary>
    Sgd,
}
