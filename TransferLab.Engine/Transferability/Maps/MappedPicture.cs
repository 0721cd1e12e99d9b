namespace TransferLab.Engine.Transferability.Maps;

/// <summary>A picture of the data set on the plane.</summary>
/// <param name="Row">Where it stands in the data set.</param>
/// <param name="ClassIndex">Its class.</param>
public readonly record struct MappedPicture(int Row, int ClassIndex, MapPoint At);
