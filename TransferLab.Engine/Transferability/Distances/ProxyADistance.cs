using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Heads;

namespace TransferLab.Engine.Transferability.Distances;

/// <summary>How well a linear classifier tells two sets of pictures apart: 2(1 − 2·error), on rows it was not fitted on.</summary>
/// <remarks>Source: Ben-David et al., "Analysis of representations for domain adaptation", NIPS 2006. Cost: one ridge regression.</remarks>
internal static class ProxyADistance
{
    /// <param name="source">Shape (n, width), at least two rows.</param>
    /// <param name="target">Shape (m, width), at least two rows; as many as the source's are used of the larger set.</param>
    /// <returns>From 0 (cannot be told apart) to 2 (always).</returns>
    public static double Of(FeatureMatrix source, FeatureMatrix target, CancellationToken cancellationToken)
    {
        var count = Math.Min(source.Rows, target.Rows);
        var (one, other) = (Evenly(source, count), Evenly(target, count));
        var both = new FeatureMatrix([.. one.Values, .. other.Values], 2 * count, source.Columns);
        Labels labels = new([.. Enumerable.Repeat(0, count), .. Enumerable.Repeat(1, count)], 2);
        var heldOut = HeadCatalog.Create(new RidgeClassifierOptions()).Fit(both, labels, seed: 0, null, cancellationToken).HeldOut!;
        var wrong = Enumerable.Range(0, heldOut.Rows.Count).Average(i => Math.Abs(heldOut.Probabilities[i, 0] - 0.5f) < 1e-6 ? 0.5 : (heldOut.Probabilities[i, 0] < 0.5) == (labels[heldOut.Rows[i]] == 0) ? 1 : 0);
        return Math.Max(0, 2 * (1 - (2 * wrong)));
    }

    internal static FeatureMatrix Evenly(FeatureMatrix rows, int count) =>
        rows.SelectRows([.. Enumerable.Range(0, count).Select(i => (int)((long)i * rows.Rows / count))]);
}
