namespace TransferLab.Engine.Evaluation;

/// <summary>The mean of proportions that were each measured on their own examples, such as the recalls of the classes.</summary>
/// <remarks>
/// The distances of each Wilson bound are added as squares (Zou and Donner, "Construction of confidence limits about effect measures",
/// 2008). Unlike a bootstrap it stays honest where every example is right.
/// </remarks>
internal static class MeanOfProportions
{
    public static Estimate Of(IReadOnlyList<Estimate> proportions)
    {
        var n = proportions.Count;
        var mean = proportions.Average(proportion => proportion.Value);
        var below = Math.Sqrt(proportions.Sum(p => Math.Pow(p.Value - p.Low!.Value, 2))) / n;
        var above = Math.Sqrt(proportions.Sum(p => Math.Pow(p.High!.Value - p.Value, 2))) / n;
        return new(mean, Math.Max(0, mean - below), Math.Min(1, mean + above), IntervalMethod.CombinedWilson);
    }
}
