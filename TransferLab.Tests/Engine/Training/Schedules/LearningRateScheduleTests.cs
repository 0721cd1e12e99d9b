using CsCheck;
using TransferLab.Engine.Training.Schedules;

namespace TransferLab.Tests.Engine.Training.Schedules;

public sealed class LearningRateScheduleTests
{
    [Fact]
    public void Rate_OneCycle_StartsLowPeaksAfterWarmUpAndEndsNearNothing()
    {
        var schedule = new LearningRateSchedule(ScheduleOptions.OneCycle, peak: 0.008, steps: 100);

        Assert.Equal(0.008 / 25, schedule.Rate(0), 1e-12);
        Assert.Equal(0.008, schedule.Rate(30), 1e-12);
        Assert.Equal(0.008 * (1 + (1 / 25.0)) / 2, schedule.Rate(15), 1e-12);
        Assert.Equal(0.008 * 4e-6, schedule.Rate(99), 1e-12);
    }

    [Fact]
    public void Rate_CosineWithoutWarmUp_IsHalfWayInTheMiddle()
    {
        var schedule = new LearningRateSchedule(new() { Shape = ScheduleShape.Cosine, WarmUpFraction = 0 }, peak: 1, steps: 101);

        Assert.Equal(1, schedule.Rate(0), 1e-12);
        Assert.Equal(0.5, schedule.Rate(50), 1e-12);
        Assert.Equal(0, schedule.Rate(100), 1e-12);
    }

    [Fact]
    public void Rate_ConstantWithWarmUp_RisesInEqualSteps()
    {
        var schedule = new LearningRateSchedule(new() { Shape = ScheduleShape.Constant, WarmUpFraction = 0.4 }, peak: 5, steps: 10);

        Assert.Equal([1, 2, 3, 4, 5, 5], Enumerable.Range(0, 6).Select(step => Math.Round(schedule.Rate(step), 12)));
    }

    [Fact]
    public void Rate_AnyOptions_StaysBetweenZeroAndPeakAndReachesIt()
    {
        var options = Gen.Select(
            Gen.Enum<ScheduleShape>(), Gen.Double[0, 0.9], Gen.Double[0, 1], Gen.Double[0, 1],
            (shape, warmUp, initial, final) => new ScheduleOptions { Shape = shape, WarmUpFraction = warmUp, InitialFactor = initial, FinalFactor = final });

        Gen.Select(options, Gen.Int[1, 300]).Sample((schedule, steps) =>
        {
            var rates = Enumerable.Range(0, steps).Select(step => new LearningRateSchedule(schedule, 0.1, steps).Rate(step)).ToList();
            Assert.All(rates, rate => Assert.InRange(rate, 0, 0.1 + 1e-12));
            Assert.Equal(0.1, rates.Max(), 1e-12);
        });
    }
}
