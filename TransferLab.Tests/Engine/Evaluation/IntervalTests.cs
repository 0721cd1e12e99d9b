using CsCheck;
using TransferLab.Engine.Evaluation;

namespace TransferLab.Tests.Engine.Evaluation;

/// <summary>Golden values were computed apart from this code, with fifty digits.</summary>
public sealed class IntervalTests
{
    [Theory]
    [InlineData(8, 10, 0.490162471537, 0.943317848546)]
    [InlineData(0, 10, 0, 0.277532799863)]
    [InlineData(10, 10, 0.722467200137, 1)]
    [InlineData(85, 100, 0.767164404092, 0.906940147163)]
    [InlineData(170, 200, 0.793944207158, 0.892864064378)]
    public void Wilson_GoldenCounts_GiveTheirBounds(int successes, int trials, double low, double high)
    {
        var interval = WilsonInterval.Of(successes, trials, 0.95);

        Assert.Equal(low, interval.Low!.Value, 1e-10);
        Assert.Equal(high, interval.High!.Value, 1e-10);
        Assert.Equal(IntervalMethod.Wilson, interval.Method);
    }

    [Fact]
    public void Wilson_AnyCounts_HoldsTheProportionWithinZeroAndOne() =>
        Gen.Select(Gen.Int[1, 500], Gen.Double[0, 1], Gen.Double[0.5, 0.999]).Sample((trials, part, confidence) =>
        {
            var interval = WilsonInterval.Of(Math.Floor(part * trials), trials, confidence);
            return interval.Low >= 0 && interval.Low <= interval.Value && interval.Value <= interval.High && interval.High <= 1 && interval.Low < interval.High;
        });

    [Fact]
    public void Wilson_TrueProportionOfSimulatedTests_IsHeldAsOftenAsPromised()
    {
        var random = new Random(1);
        var held = 0;
        for (var trial = 0; trial < 4000; trial++)
        {
            var interval = WilsonInterval.Of(Enumerable.Range(0, 60).Count(_ => random.NextDouble() < 0.8), 60, 0.95);
            held += interval.Low <= 0.8 && 0.8 <= interval.High ? 1 : 0;
        }

        Assert.InRange(held / 4000.0, 0.93, 0.97);
    }

    [Theory]
    [InlineData(36, 12, 2, 0, 0.2, 0.056929584003, 0.340427602975)]
    [InlineData(20, 12, 2, 16, 0.2, 0.056156424842, 0.329206995400)]
    [InlineData(0, 5, 5, 0, 0, -0.526813818975, 0.526813818975)]
    [InlineData(50, 0, 0, 0, 0, -0.071347599133, 0.071347599133)]
    [InlineData(40, 0, 0, 10, 0, -0.057092247700, 0.057092247700)]
    public void PairedDifference_GoldenTables_GiveTheirBounds(
        int both, int onlyFirst, int onlySecond, int neither, double difference, double low, double high)
    {
        bool[] first = [.. Repeat(true, both), .. Repeat(true, onlyFirst), .. Repeat(false, onlySecond), .. Repeat(false, neither)];
        bool[] second = [.. Repeat(true, both), .. Repeat(false, onlyFirst), .. Repeat(true, onlySecond), .. Repeat(false, neither)];

        var interval = PairedDifference.Of(first, second, 0.95);

        Assert.Equal(difference, interval.Value, 1e-12);
        Assert.Equal(low, interval.Low!.Value, 1e-10);
        Assert.Equal(high, interval.High!.Value, 1e-10);
    }

    [Fact]
    public void PairedDifference_Swapped_IsTheMirrorImage() =>
        Gen.Select(Gen.Bool, Gen.Bool).Array[1, 80].Sample(pairs =>
        {
            var forth = PairedDifference.Of([.. pairs.Select(pair => pair.Item1)], [.. pairs.Select(pair => pair.Item2)], 0.95);
            var back = PairedDifference.Of([.. pairs.Select(pair => pair.Item2)], [.. pairs.Select(pair => pair.Item1)], 0.95);
            return Math.Abs(forth.Value + back.Value) < 1e-12
                && Math.Abs(forth.Low!.Value + back.High!.Value) < 1e-9
                && forth.Low <= forth.Value && forth.Value <= forth.High;
        });

    [Fact]
    public void PairedDifference_TrueDifferenceOfSimulatedPairs_IsHeldAsOftenAsPromised()
    {
        var random = new Random(2);
        var held = 0;
        for (var trial = 0; trial < 3000; trial++)
        {
            // Eight in ten against seven in ten; what the second gets right, the first does too.
            var hard = Enumerable.Range(0, 150).Select(_ => random.NextDouble()).ToArray();
            bool[] first = [.. hard.Select(value => value < 0.8)];
            bool[] second = [.. hard.Select(value => value < 0.6 || (value is >= 0.6 and < 0.8 && random.NextDouble() < 0.5))];
            var interval = PairedDifference.Of(first, second, 0.95);
            held += interval.Low <= 0.1 && 0.1 <= interval.High ? 1 : 0;
        }

        Assert.InRange(held / 3000.0, 0.93, 0.995);
    }

    [Fact]
    public void MeanOfProportions_OneProportion_IsItsOwnInterval()
    {
        var one = WilsonInterval.Of(7, 9, 0.95);

        var mean = MeanOfProportions.Of([one]);

        Assert.Equal((one.Value, one.Low!.Value, one.High!.Value), (mean.Value, mean.Low!.Value, mean.High!.Value));
    }

    [Fact]
    public void MeanOfProportions_FourEqualOnes_IsHalfAsWide()
    {
        var one = WilsonInterval.Of(5, 10, 0.95);

        var mean = MeanOfProportions.Of([one, one, one, one]);

        Assert.Equal((one.High!.Value - one.Low!.Value) / 2, mean.High!.Value - mean.Low!.Value, 1e-12);
    }

    [Fact]
    public void MeanOfProportions_EverythingRight_IsStillUncertain()
    {
        var perfect = WilsonInterval.Of(5, 5, 0.95);

        Assert.InRange(MeanOfProportions.Of([perfect, perfect]).Low!.Value, 0.6, 0.95);
    }

    private static IEnumerable<bool> Repeat(bool value, int count) => Enumerable.Repeat(value, count);
}
