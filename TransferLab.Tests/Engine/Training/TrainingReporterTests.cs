using TransferLab.Engine;
using TransferLab.Engine.Training;
using TransferLab.Engine.Training.Techniques;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Training;

public sealed class TrainingReporterTests
{
    [Fact]
    public void Report_EpochsFromBeforeABreak_AreShownWithTheFirstStepAfterIt()
    {
        var (log, curve) = (new ProgressLog(), new LossCurve());
        curve.Restore(new([new(0.5, 2), new(1, 1.5)], 1, 0, 0));
        var reporter = new TrainingReporter(log, curve, TimeProvider.System);

        reporter.Report(new EpochRecord(1, 4, 10, 1.7, 0.4, null, null, true));
        Assert.Empty(log.All);
        reporter.Report(new StepRecord(2, 4, 11, 5, 10, 1.2, 0.01, 1));

        var report = Assert.Single(log.All);
        Assert.Equal(15 / 40.0, report.Fraction!.Value, 1e-9);
        Assert.Equal((2, 1), (report.Training!.Losses.Count, report.Training.History.Count));
    }

    [Fact]
    public void PartOfTraining_FrozenThenTuned_RisesWithoutFallingBack()
    {
        var log = new ProgressLog();

        new PartOfTraining(log, 0, 0.5).Report(new(RunPhase.Extracting, 30, 60));
        new PartOfTraining(log, 0.5, 1).Report(new(RunPhase.Training, 1, 4, Training: new() { Stage = TrainingStage.Tuning, Epoch = 1 }));

        Assert.Equal([0.25, 0.625], log.All.Select(report => report.Fraction!.Value));
        Assert.Equal([TrainingStage.FrozenPart, TrainingStage.Tuning], log.All.Select(report => report.Training!.Stage));
        Assert.All(log.All, report => Assert.Equal(RunPhase.Training, report.Phase));
    }
}
