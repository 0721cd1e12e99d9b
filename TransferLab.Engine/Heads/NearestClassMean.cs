using System.Numerics.Tensors;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Heads;

/// <summary>Each class is the mean of its examples; a new one belongs to the nearest.</summary>
/// <remarks>See <c>docs/methods/nearest-class-mean.md</c>. Cost O(n·width·classes).</remarks>
internal sealed class NearestClassMean(NearestClassMeanOptions options) : Head
{
    public override string Id => NearestClassMeanOptions.Id;

    protected override TrainedHead Learn(
        TrainingSet examples, int seed, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var space = MetricSpace.Of(examples, options.Metric);
        var embedded = space.Embed(examples.Features, examples.Order);
        var means = Means(embedded, examples.Labels);
        cancellationToken.ThrowIfCancellationRequested();

        var scores = ScoresLeftOut(embedded, examples.Labels, means, out var order);
        var labels = examples.Labels.Rows(order);
        var sharpness = order.Count > 0 ? SoftmaxSharpness.Fit(scores, labels, 1e-4, 1e4) : SharpnessWithoutExamples(means);
        var heldOut = TrainedNearestClassMean.Probabilities(scores, sharpness);
        progress?.Report(new(RunPhase.Fitting, 1, 1, Id));
        return new TrainedNearestClassMean(space, examples.Present, examples.ClassCount, means, sharpness)
        {
            HeldOut = order.Count > 0 ? examples.HeldOut(order, heldOut) : null,
        };
    }

    private static FeatureMatrix Means(FeatureMatrix embedded, Labels labels)
    {
        var sums = new double[labels.ClassCount, embedded.Columns];
        for (var i = 0; i < embedded.Rows; i++)
        {
            var row = embedded.Row(i);
            for (var d = 0; d < row.Length; d++)
            {
                sums[labels[i], d] += row[d];
            }
        }

        var counts = labels.CountPerClass();
        var means = FeatureMatrix.Allocate(labels.ClassCount, embedded.Columns);
        for (var k = 0; k < means.Rows; k++)
        {
            var mean = means.RowBlock(k, 1).Span;
            for (var d = 0; d < mean.Length; d++)
            {
                mean[d] = (float)(sums[k, d] / counts[k]);
            }
        }

        return means;
    }

    /// <summary>Scores of each example as if it had not been in its own class's mean.</summary>
    /// <param name="order">The examples that are not alone in their class.</param>
    /// <remarks>Without it, a mean of n examples lies n/(n − 1) times as far away.</remarks>
    private static FeatureMatrix ScoresLeftOut(FeatureMatrix embedded, Labels labels, FeatureMatrix means, out IReadOnlyList<int> order)
    {
        var counts = labels.CountPerClass();
        var kept = Enumerable.Range(0, labels.Count).Where(i => counts[labels[i]] > 1).ToArray();
        var scores = FeatureMatrix.Allocate(kept.Length, labels.ClassCount);
        Parallel.For(0, kept.Length, i =>
        {
            var row = scores.RowBlock(i, 1).Span;
            TrainedNearestClassMean.Score(embedded.Row(kept[i]), means, row);
            var own = labels[kept[i]];
            var farther = (double)counts[own] / (counts[own] - 1);
            row[own] *= (float)(farther * farther);
        });
        order = kept;
        return scores;
    }

    /// <summary>With one example per class, an example's own copy is given odds of nine to one against the nearest other class.</summary>
    private static double SharpnessWithoutExamples(FeatureMatrix means)
    {
        var nearest = Enumerable.Range(0, means.Rows).Select(a => Enumerable.Range(0, means.Rows)
            .Where(b => b != a)
            .Min(b => Math.Pow(TensorPrimitives.Distance(means.Row(a), means.Row(b)), 2))).Order().ToArray();
        return Math.Log(9) / Math.Max(nearest[nearest.Length / 2], 1e-6);
    }
}
