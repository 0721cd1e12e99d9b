namespace TransferLab.Engine.Transferability.Gap;

/// <summary>The number of labels per class from which on training from nothing is as good as transfer.</summary>
/// <param name="LabelsPerClass">Between two measured points, along a straight line over the logarithm of the labels.</param>
/// <param name="Low">Lower end of its interval; null where it may lie below the fewest labels measured.</param>
/// <param name="High">Upper end; null where it may lie beyond the most labels measured.</param>
public sealed record GapCrossing(double LabelsPerClass, double? Low, double? High);
