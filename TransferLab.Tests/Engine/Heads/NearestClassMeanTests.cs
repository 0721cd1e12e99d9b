using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Heads;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Heads;

public sealed class NearestClassMeanTests
{
    [Theory]
    [InlineData(DistanceMetric.Cosine)]
    [InlineData(DistanceMetric.Euclidean)]
    public void HeldOut_AnExample_RanksClassesAsMeansWithoutItDo(DistanceMetric metric)
    {
        var (features, labels) = Blobs.Draw(perClass: 4, classes: 3, width: 6, seed: 1, spread: 3);
        var head = HeadCatalog.Create(new NearestClassMeanOptions { Metric = metric });
        var heldOut = head.Fit(features, labels, seed: 0).HeldOut!;
        var embedded = MetricSpace.Of(TrainingSet.Prepare(features, labels), metric).Embed(features);

        for (var row = 0; row < labels.Count; row++)
        {
            double[] distances = [.. Enumerable.Range(0, 3).Select(k => Distance(embedded, row, Others(labels, row, k)))];
            double[] expected = [.. Enumerable.Range(0, 3).Order(Comparer<int>.Create((a, b) => distances[a].CompareTo(distances[b]))).Select(k => (double)k)];
            double[] actual = [.. Enumerable.Range(0, 3).OrderByDescending(k => heldOut.Probabilities[row, k]).Select(k => (double)k)];
            Assert.Equal(expected, actual);
        }
    }

    private static int[] Others(Labels labels, int row, int k) =>
        [.. Enumerable.Range(0, labels.Count).Where(other => other != row && labels[other] == k)];

    private static double Distance(FeatureMatrix embedded, int row, int[] members) =>
        Enumerable.Range(0, embedded.Columns).Sum(d => Math.Pow(embedded[row, d] - members.Average(member => (double)embedded[member, d]), 2));
}
