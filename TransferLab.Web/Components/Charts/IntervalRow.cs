using TransferLab.Engine.Evaluation;

namespace TransferLab.Web.Components.Charts;

/// <summary>One line of an <see cref="IntervalChart"/>.</summary>
/// <param name="Name">As it stands beside the line.</param>
/// <param name="Estimate">Between 0 and 1.</param>
/// <param name="IsMain">What the chart is about; the others are what it is compared with.</param>
public sealed record IntervalRow(string Name, Estimate Estimate, bool IsMain = false);
