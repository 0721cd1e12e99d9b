namespace TransferLab.Web.Runs;

/// <summary>How far a step was at one moment.</summary>
/// <param name="At">Since the step's first word.</param>
/// <param name="Done">Units, of <paramref name="Total"/>.</param>
/// <param name="Total">Units in all; 0 where that is not known.</param>
public readonly record struct TrailPoint(TimeSpan At, long Done, long Total);
