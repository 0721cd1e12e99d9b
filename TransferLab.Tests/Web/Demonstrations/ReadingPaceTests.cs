using TransferLab.Tests.Web.Runs;
using TransferLab.Web.Demonstrations;

namespace TransferLab.Tests.Web.Demonstrations;

public sealed class ReadingPaceTests
{
    private readonly HandTime time = new();
    private int told;

    [Fact]
    public void Shown_WorkIsFaster_GoesOnOneStageAtATime()
    {
        using var pace = Begin(DemonstrationStage.Pictures);

        pace.Follow(DemonstrationStage.Run);
        Assert.Equal(DemonstrationStage.Pictures, pace.Shown);
        time.Advance(ReadingPace.PerStage);
        Assert.Equal(DemonstrationStage.Model, pace.Shown);
        time.Advance(ReadingPace.PerStage);
        time.Advance(ReadingPace.PerStage);
        time.Advance(ReadingPace.PerStage);

        Assert.Equal(DemonstrationStage.Run, pace.Shown);
        Assert.Equal(3, told);
    }

    [Fact]
    public void Shown_WorkIsSlower_FollowsAtOnce()
    {
        using var pace = Begin(DemonstrationStage.Pictures);
        time.Advance(10 * ReadingPace.PerStage);
        Assert.Equal(DemonstrationStage.Pictures, pace.Shown);

        pace.Follow(DemonstrationStage.Model);
        time.Advance(TimeSpan.Zero);

        Assert.Equal(DemonstrationStage.Model, pace.Shown);
    }

    [Fact]
    public void Shown_OpenedLate_BeginsWhereItIs()
    {
        using var pace = Begin(DemonstrationStage.Run);

        Assert.Equal(DemonstrationStage.Run, pace.Shown);
    }

    private ReadingPace Begin(DemonstrationStage reached) => new(reached, time, () => told++);
}
