using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Heads;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Heads;

public sealed class NearestNeighboursTests
{
    [Fact]
    public void Find_AnyPoints_AreTheNearestInOrder()
    {
        var (points, _) = Blobs.Draw(perClass: 150, classes: 2, width: 7, seed: 1);
        int[] self = [.. Enumerable.Range(0, 300)];

        var table = NeighbourTable.Find(points, points, neighbours: 4, self, default);

        for (var query = 0; query < 300; query++)
        {
            int[] expected = [.. self.Where(other => other != query).OrderBy(other => Distance(points, query, other)).Take(4)];
            Assert.Equal(expected, table.Of(query).ToArray());
        }
    }

    [Fact]
    public void Predict_OneNeighbour_IsItsClass()
    {
        var features = new FeatureMatrix([0, 1, 10, 11], 4, 1);
        var head = HeadCatalog.Create(new NearestNeighboursOptions { Neighbours = 1, Metric = DistanceMetric.Euclidean })
            .Fit(features, new Labels([0, 0, 1, 1], 2), seed: 0);

        var probabilities = head.PredictProbabilities(new([2, 9], 2, 1));

        Assert.True(probabilities[0, 0] > 0.5 && probabilities[1, 1] > 0.5);
    }

    [Fact]
    public void Fit_MoreNeighboursThanExamples_LetsAllVote()
    {
        var (features, labels) = Blobs.Draw(perClass: 2, classes: 2, width: 3, seed: 2);

        var head = HeadCatalog.Create(new NearestNeighboursOptions { Neighbours = 50 }).Fit(features, labels, seed: 0);

        Assert.Equal(0.5, head.PredictProbabilities(features)[0, 0], 0.05);
    }

    private static double Distance(FeatureMatrix points, int a, int b) =>
        Enumerable.Range(0, points.Columns).Sum(d => Math.Pow((double)points[a, d] - points[b, d], 2));
}
