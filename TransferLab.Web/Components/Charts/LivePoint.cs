namespace TransferLab.Web.Components.Charts;

/// <summary>One measurement of something that is still going on.</summary>
/// <param name="At">Since the beginning.</param>
/// <param name="Value">In the unit of the chart.</param>
public readonly record struct LivePoint(TimeSpan At, double Value);
