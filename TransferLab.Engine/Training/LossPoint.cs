namespace TransferLab.Engine.Training;

/// <summary>The loss at one moment of a training.</summary>
/// <param name="Epochs">Epochs done, with the part of the one at hand: 2.5 is the middle of the third.</param>
/// <param name="Loss">Mean over the steps since the point before, in nats.</param>
public readonly record struct LossPoint(double Epochs, double Loss);
