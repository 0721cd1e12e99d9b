namespace TransferLab.Engine.Transferability.Gap;

/// <summary>The compute that each side of a transfer gap might spend on one training, and what it spent; in multiply-adds of network layers.</summary>
/// <param name="Allowed">For each side.</param>
/// <param name="Transfer">Spent by transfer; null where it is not known.</param>
/// <param name="Scratch">Spent by the strongest way from scratch; 0 for pixels.</param>
/// <remarks>
/// Why multiply-adds and not seconds: the same experiment must give the same result on a slower machine. Why transfer often spends less:
/// frozen features are computed once, and a head on them has converged long before the budget is spent. See <c>docs/decisions/compute-budget.md</c>.
/// </remarks>
public sealed record GapBudget(double Allowed, double? Transfer, double Scratch);
