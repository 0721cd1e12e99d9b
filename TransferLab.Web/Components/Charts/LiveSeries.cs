namespace TransferLab.Web.Components.Charts;

/// <summary>What a <see cref="LiveChart"/> follows.</summary>
/// <param name="Name">For the legend and the table.</param>
/// <param name="Points">By time.</param>
public sealed record LiveSeries(string Name, IReadOnlyList<LivePoint> Points);
