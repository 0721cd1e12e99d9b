using TransferLab.Engine.Experiments.Techniques.Networks;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>A technique that trains a network.</summary>
internal interface INetworkTechnique : ITechnique
{
    /// <summary>What it trains in an experiment.</summary>
    Trainee Trainee(Experiment experiment);
}
