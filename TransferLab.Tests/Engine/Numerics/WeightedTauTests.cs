using TransferLab.Engine.Numerics;

namespace TransferLab.Tests.Engine.Numerics;

public sealed class WeightedTauTests
{
    private static readonly double[] X = [12, 2, 1, 12, 2];
    private static readonly double[] Y = [1, 4, 7, 1, 0];

    /// <summary>The values of scipy's own documentation.</summary>
    [Fact]
    public void Of_WithTies_IsThatOfScipy() => Assert.Equal(-0.56694968153682723, WeightedTau.Of(X, Y), 1e-12);

    [Fact]
    public void ByRankOf_OneSide_IsThatOfScipy()
    {
        Assert.Equal(-0.4157652301037516, WeightedTau.ByRankOf(X, Y), 1e-12);
        Assert.Equal(-0.7181341329699028, WeightedTau.ByRankOf(Y, X), 1e-12);
    }

    [Fact]
    public void Of_SameAndOpposite_AreOneAndMinusOne()
    {
        Assert.Equal(1, WeightedTau.Of([1, 2, 3, 4], [10, 20, 30, 40]), 1e-12);
        Assert.Equal(-1, WeightedTau.Of([1, 2, 3, 4], [4, 3, 2, 1]), 1e-12);
    }

    [Fact]
    public void Of_AMistakeAmongTheBest_CostsMoreThanOneAmongTheWorst() =>
        Assert.True(WeightedTau.Of([1, 2, 3, 4, 5], [1, 2, 3, 5, 4]) < WeightedTau.Of([1, 2, 3, 4, 5], [2, 1, 3, 4, 5]));

    [Fact]
    public void Of_AllEqual_IsNotANumber() => Assert.True(double.IsNaN(WeightedTau.Of([1, 1], [1, 2])));
}
