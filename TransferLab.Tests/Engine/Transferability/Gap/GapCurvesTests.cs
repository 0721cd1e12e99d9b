using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Transferability.Gap;

namespace TransferLab.Tests.Engine.Transferability.Gap;

public sealed class GapCurvesTests
{
    [Fact]
    public void Crossing_BetweenTwoNumbers_LiesOnTheStraightLineOverTheirLogarithm() =>
        Assert.Equal(20, GapCurves.Crossing([5, 10, 40, 80], [0.3, 0.1, -0.1, -0.2])!.Value, 1e-9);

    [Fact]
    public void Crossing_GapThatComesBack_IsTheLastOne() =>
        Assert.Equal(Math.Sqrt(40 * 80), GapCurves.Crossing([5, 10, 40, 80], [-0.1, -0.1, 0.1, -0.1])!.Value, 1e-9);

    [Fact]
    public void Crossing_NeverOrAlways_IsSaidSo()
    {
        Assert.Equal(double.PositiveInfinity, GapCurves.Crossing([5, 10], [0.3, 0.1]));
        Assert.Equal(5, GapCurves.Crossing([5, 10], [0, -0.1]));
        Assert.Null(GapCurves.Crossing([5], [0.1]));
    }

    [Fact]
    public void Of_GapThatFallsThroughZero_HasItsCrossingWithinTheInterval()
    {
        var curve = Curve([(10, 2.0), (50, 1.0), (250, -1.0), (1000, -2)]);

        Assert.NotNull(curve.Crossing);
        Assert.InRange(curve.Crossing.LabelsPerClass, 60, 220);
        Assert.InRange(curve.Crossing.LabelsPerClass, curve.Crossing.Low!.Value, curve.Crossing.High!.Value);
        Assert.StartsWith("From about ", curve.Reading.ToString(), StringComparison.Ordinal);
        Assert.Contains("starting from scratch is as good", curve.Reading.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_CrossingInTwoHundredSimulatedTasks_IsCoveredInMostOfThem()
    {
        // The true curve crosses zero in the middle of the logarithms of 50 and 250.
        var truth = Math.Sqrt(50 * 250);
        var covered = Enumerable.Range(0, 200).Count(seed => Curve([(10, 1.6), (50, 0.8), (250, -0.8), (1000, -1.6)], seed).Crossing is { } crossing
            && (crossing.Low ?? 0) <= truth && truth <= (crossing.High ?? double.PositiveInfinity));

        Assert.InRange(covered, 0.92 * 200, 200);
    }

    [Fact]
    public void Of_TransferAheadThroughout_SaysUpToWhere()
    {
        var curve = Curve([(5, 2.5), (20, 2.0), (80, 1.5)]);

        Assert.Null(curve.Crossing);
        Assert.Equal("Transfer is ahead at every number of labels measured, up to 80 a class.", curve.Reading.ToString());
    }

    [Fact]
    public void Of_ScratchAheadThroughout_SaysFromWhere()
    {
        var curve = Curve([(5, -1.5), (20, -2.0), (80, -2.5)]);

        Assert.Null(curve.Crossing);
        Assert.Equal("At every number of labels measured, from 5 a class on, starting from scratch is at least as good.", curve.Reading.ToString());
    }

    [Fact]
    public void Of_TransferThatOvertakes_SaysFromWhereAndNotThroughout()
    {
        var curve = Curve([(5, -1.5), (20, -0.6), (80, 2.5)]);

        Assert.Null(curve.Crossing);
        Assert.Equal("From about 80 labels a class on, transfer is ahead; with 20, it is not.", curve.Reading.ToString());
    }

    [Fact]
    public void Reading_OvertakingThatIsNotSure_ClaimsNoLead()
    {
        GapPoint At(int labels, double gap) => new(
            labels, labels, new(0.7, null, null, IntervalMethod.Wilson), new(0.7, null, null, IntervalMethod.Wilson), ScratchMethod.Pixels, new(gap, gap - 0.05, gap + 0.05, IntervalMethod.CrossedRuns));

        Assert.Equal("With 80 labels a class the two can hardly be told apart; with 20, transfer is not ahead.", GapCurveReading.Of([At(5, -0.1), At(20, -0.02), At(80, 0.01)], null).ToString());
    }

    [Theory]
    [InlineData(7.4, 7)]
    [InlineData(43.6, 44)]
    [InlineData(412, 410)]
    [InlineData(1555, 1600)]
    public void Rounded_ToTwoDigits(double labels, int shown) => Assert.Equal(shown, GapCurveReading.Rounded(labels));

    /// <param name="points">Labels per class, and transfer's advantage in log-odds.</param>
    private static GapCurve Curve((int Labels, double Advantage)[] points, int seed = 1) => GapCurves.Of(
        [
            .. points.Select(point => new MeasuredGapPoint(
                point.Labels,
                2 * point.Labels,
                ScratchMethod.SmallNetwork,
                new SimulatedGap(1, point.Advantage, 1, 0.3, 0.05, 0.2).Seeds(400, 3, new Random((seed * 1000) + point.Labels)))),
        ],
        0.95,
        seed: 1);
}
