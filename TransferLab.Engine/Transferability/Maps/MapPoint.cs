namespace TransferLab.Engine.Transferability.Maps;

/// <summary>A place on the plane.</summary>
public readonly record struct MapPoint(double X, double Y);
