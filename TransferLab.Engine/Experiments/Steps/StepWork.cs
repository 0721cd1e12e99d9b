namespace TransferLab.Engine.Experiments.Steps;

/// <summary>An amount of work whose unit takes about the same time whenever the rate's name is the same.</summary>
/// <param name="Rate">What the time of a unit depends on, e.g. <c>features/mobilenetv2</c>.</param>
/// <param name="Units">E.g. pictures.</param>
public sealed record StepWork(string Rate, double Units);
