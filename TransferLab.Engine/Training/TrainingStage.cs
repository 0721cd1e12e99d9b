namespace TransferLab.Engine.Training;

/// <summary>The parts of a training, in their order.</summary>
public enum TrainingStage
{
    /// <summary>What lies before the tuned layers is computed once.</summary>
    FrozenPart,

    /// <summary>Weights of the network are tuned.</summary>
    Tuning,
}
