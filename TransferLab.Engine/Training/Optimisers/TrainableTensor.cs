namespace TransferLab.Engine.Training.Optimisers;

/// <summary>A weight that is tuned, and how.</summary>
/// <param name="Name">The initialiser.</param>
/// <param name="RateFactor">Its learning rate as a part of the schedule's; lower for layers far from the output.</param>
/// <param name="Decays">Whether weight decay applies; not so for norms and biases.</param>
internal sealed record TrainableTensor(string Name, double RateFactor = 1, bool Decays = true);
