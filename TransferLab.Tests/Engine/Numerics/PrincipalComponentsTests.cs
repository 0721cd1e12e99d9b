using TransferLab.Engine.Features;
using TransferLab.Engine.Numerics;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Numerics;

public sealed class PrincipalComponentsTests
{
    [Theory, InlineData(60, 10), InlineData(40, 90)]
    public void Of_AllComponents_GiveTheDistancesBack(int rows, int columns)
    {
        var features = Draw(rows, columns, seed: 3);

        var components = PrincipalComponents.Of(features, most: 1000, CancellationToken.None);
        var projected = components.Project(features, CancellationToken.None);

        Assert.Equal(components.TotalVariance, components.Variances.Sum(), 1e-4 * components.TotalVariance);
        for (var i = 1; i < rows; i++)
        {
            var expected = Enumerable.Range(0, columns).Sum(d => Math.Pow(features[i, d] - features[0, d], 2));
            var actual = Enumerable.Range(0, components.Count).Sum(k => Math.Pow(projected[i, k] - projected[0, k], 2));
            Assert.Equal(expected, actual, 1e-4 * expected);
        }
    }

    [Fact]
    public void Of_OneLongAxis_IsFoundFirst()
    {
        var normal = Blobs.Normal(new(1), 200 * 3);
        var values = new float[200 * 3];
        for (var i = 0; i < 200; i++)
        {
            var along = 10 * normal[3 * i];
            (values[3 * i], values[(3 * i) + 1], values[(3 * i) + 2]) = ((float)((0.6 * along) + 5), (float)(0.8 * along), (float)(0.1 * normal[(3 * i) + 1]));
        }

        var first = PrincipalComponents.Of(new(values, 200, 3), 1, CancellationToken.None).Directions.Row(0).ToArray();

        Assert.Equal(0.6, Math.Abs(first[0]), 1e-3);
        Assert.Equal(0.8, Math.Abs(first[1]), 1e-3);
    }

    [Fact]
    public void Of_RowsThatAreAllEqual_HasNoVariance()
    {
        var components = PrincipalComponents.Of(new([1, 2, 3, 1, 2, 3, 1, 2, 3], 3, 3), 2, CancellationToken.None);

        Assert.Equal(0, components.TotalVariance);
        Assert.All(components.Variances, variance => Assert.Equal(0, variance));
    }

    [Fact]
    public void Cholesky_OfADependentRow_LeavesItOut()
    {
        var matrix = new MatrixView<double>([4, 2, 4, 2, 5, 2, 4, 2, 4], 3, 3);
        double[] right = [2, 5, 2];

        Cholesky.Of(matrix).SolveLower(right);

        Assert.Equal([1, 2, 0], right);
    }

    [Fact]
    public void HalfLogDeterminant_OfADiagonal_IsHalfTheSumOfLogarithms() =>
        Assert.Equal(0.5 * Math.Log(4 * 9), Cholesky.Of(new([4, 0, 0, 9], 2, 2)).HalfLogDeterminant, 1e-12);

    private static FeatureMatrix Draw(int rows, int columns, int seed) =>
        new([.. Blobs.Normal(new(seed), rows * columns).Select(value => (float)value)], rows, columns);
}
