namespace TransferLab.Engine.Training;

/// <summary>A curve of losses as a checkpoint keeps it.</summary>
/// <param name="StepsPerPoint">Steps that are joined to a point.</param>
/// <param name="Sum">Of the steps that make no whole point yet.</param>
/// <param name="Count">How many these are.</param>
internal sealed record LossCurveState(IReadOnlyList<LossPoint> Points, int StepsPerPoint, double Sum, int Count);
