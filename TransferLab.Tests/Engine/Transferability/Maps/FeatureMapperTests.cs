using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Transferability.Maps;
using TransferLab.Engine.Transferability.Sources;

namespace TransferLab.Tests.Engine.Transferability.Maps;

public sealed class FeatureMapperTests
{
    [Fact]
    public void Lay_TwoClassesAndASourceFarAway_LieApart()
    {
        var source = SourceReference.Of(LocalizedText.Same("far away"), new('a', 64), "key", Blobs(40, _ => 30), tone: null, TestContext.Current.CancellationToken);

        var map = FeatureMapper.Lay(Blobs(40, i => i % 2 == 0 ? 0 : 8), [.. Enumerable.Range(0, 40)], Dataset(40), source, TestContext.Current.CancellationToken);

        double Middle(IEnumerable<MapPoint> points) => points.Average(point => point.X);
        double[] middles =
        [
            Middle(map.Targets.Where(picture => picture.ClassIndex == 0).Select(picture => picture.At)),
            Middle(map.Targets.Where(picture => picture.ClassIndex == 1).Select(picture => picture.At)),
            Middle(map.Sources),
        ];
        // The sign of a direction is free; the order along it is not.
        Assert.True(middles is [var a, var b, var c] && (a < b && b < c || a > b && b > c), string.Join(' ', middles));
        Assert.Equal((40, 40, LocalizedText.Same("far away")), (map.Targets.Count, map.Sources.Count, map.SourceName));
        Assert.InRange(map.Variance, 0.8, 1);
    }

    [Fact]
    public void Lay_WithoutASource_HasThePicturesAlone()
    {
        var map = FeatureMapper.Lay(Blobs(10, i => i), [.. Enumerable.Range(0, 10)], Dataset(10), source: null, TestContext.Current.CancellationToken);

        Assert.Empty(map.Sources);
        Assert.Null(map.SourceName);
        Assert.Equal(Enumerable.Range(0, 10), map.Targets.Select(picture => picture.Row));
    }

    private static FeatureMatrix Blobs(int count, Func<int, float> at)
    {
        var random = new Random(7);
        var features = FeatureMatrix.Allocate(count, 6);
        for (var i = 0; i < count; i++)
        {
            var row = features.RowBlock(i, 1).Span;
            for (var d = 0; d < row.Length; d++)
            {
                row[d] = random.NextSingle() + (d == 2 ? at(i) : 0);
            }
        }

        return features;
    }

    private static Dataset Dataset(int count) => new()
    {
        Id = "toy",
        Name = "Toy",
        Version = new('0', 64),
        Imported = DateTimeOffset.UnixEpoch,
        Classes = ["a", "b"],
        Examples = [.. Enumerable.Range(0, count).Select(i => new Example($"{i}.png", i % 2, Partition.Train, $"{i:x64}", 1, 32, 32))],
        Unusable = [],
        Warnings = [],
    };
}
