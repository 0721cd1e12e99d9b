using TransferLab.Engine.Experiments;

namespace TransferLab.Engine.Transferability.Gap;

/// <summary>How much each side may spend on one training.</summary>
internal static class GapBudgets
{
    /// <summary>About 3,000 looks of the small network at a picture of 32 pixels: with less it has not learned what it could.</summary>
    private const double Least = 2.5e11;

    /// <summary>Few labels need fewer looks, but not in proportion.</summary>
    private const double LeastOfCurve = 1e11;

    /// <param name="choice">May name the budget.</param>
    /// <param name="transfer">What transfer spends.</param>
    /// <param name="needed">What the cheapest network needs for these pictures.</param>
    public static double Allowed(TransferGapChoice choice, double? transfer, double needed) =>
        choice.Budget * 1e9 ?? Math.Max(Math.Max(Least, needed), transfer ?? 0);

    /// <summary>With a part of the labels: in proportion, but what a network needs at all, and never more than with all labels.</summary>
    public static double AllowedWithFewer(double all, double part, double needed) => Math.Min(all, Math.Max(Math.Max(LeastOfCurve, needed), all * part));
}
