namespace TransferLab.Engine.Transferability.Maps;

/// <summary>Pictures as a network sees them, on a plane: near each other where it finds them alike.</summary>
/// <param name="Targets">Pictures of the data set.</param>
/// <param name="Sources">Some that the network learned from; empty where it brings no reference of them.</param>
/// <param name="SourceName">What the network learned from; null where it brings no reference.</param>
/// <param name="Variance">Part of all differences that the plane shows, 0 to 1.</param>
public sealed record FeatureMap(IReadOnlyList<MappedPicture> Targets, IReadOnlyList<MapPoint> Sources, LocalizedText? SourceName, double Variance);
