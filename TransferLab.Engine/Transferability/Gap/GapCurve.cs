namespace TransferLab.Engine.Transferability.Gap;

/// <summary>The transfer gap over the number of labels.</summary>
/// <param name="Points">By number of labels, ascending; the last one has all of them.</param>
/// <param name="Crossing">Null where transfer is ahead with the most labels measured, or behind at every number.</param>
/// <param name="Reading">What the curve says, in a sentence.</param>
public sealed record GapCurve(IReadOnlyList<GapPoint> Points, GapCrossing? Crossing, UserMessage Reading);
