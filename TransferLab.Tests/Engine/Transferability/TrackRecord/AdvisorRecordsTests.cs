using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Transferability.Risk;
using TransferLab.Engine.Transferability.TrackRecord;
using TransferLab.Tests.Engine.Journal;
using TransferLab.Victim;
using TransferLab.Engine.Experiments;

namespace TransferLab.Tests.Engine.Transferability.TrackRecord;

public sealed class AdvisorRecordsTests
{
    [Fact]
    public void Of_ThreeBackbonesInTheRightOrder_HasTauOneAndCoverage()
    {
        var record = AdvisorRecords.Of([Linear("a", 0.9, 0.88), Linear("b", 0.8, 0.81), Linear("c", 0.5, 0.7)]);

        Assert.Equal(1, record.Rankings.Single().Tau);
        Assert.Equal(2.0 / 3, record.Coverage!.Value, 1e-12);
        Assert.Equal((-0.02 + 0.01 + 0.2) / 3, record.Bias!.Value, 1e-12);
    }

    [Fact]
    public void Of_TheSameBackboneTwice_TheLatestCounts()
    {
        var earlier = Linear("a", 0.9, 0.2) with { Ended = DateTimeOffset.UnixEpoch };

        var record = AdvisorRecords.Of([earlier, Linear("a", 0.9, 0.88), Linear("b", 0.8, 0.81)]);

        Assert.Equal((2, 1.0), (record.Rankings.Single().Backbones, record.Rankings.Single().Tau));
        Assert.Equal(3, record.Experiments);
    }

    [Fact]
    public void Of_MeasuredGaps_ScoresTheRisk()
    {
        var record = AdvisorRecords.Of([WithGap(0.9, -0.1), WithGap(0.2, 0.1), WithGap(0.3, -0.05)]);

        Assert.Equal((0.01 + 0.04 + 0.49) / 3, record.Brier!.Value, 1e-12);
        Assert.Equal([2, 1], record.Reliability.Select(bin => bin.Count));
        Assert.Contains(record.Sentences, sentence => sentence.ToString().Contains("Too few experiments", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_AnotherTechnique_IsNotHeldAgainstTheInterval() =>
        Assert.Null(AdvisorRecords.Of([Linear("a", 0.9, 0.2) with { IsLinear = false }]).Coverage);

    [Fact]
    public void Of_Nothing_SaysHowToBegin() =>
        Assert.Contains("No finished experiment", AdvisorRecords.Of([]).Sentences.Single().ToString(), StringComparison.Ordinal);

    [Fact]
    public void Read_AJournalWithAdvice_FindsIt()
    {
        using var folder = new JournalFolder();
        using var journal = folder.Open();
        var id = RunId.New(TimeProvider.System);
        var run = JournalFolder.Run(id, 1);
        run = run with { Experiment = run.Experiment with { Backbone = new() { Id = "a", Sha256 = new string('0', 64) }, Technique = run.Experiment.Technique with { Kind = "feature-extraction" } } };
        journal.Save(run, ToyExperiment.Result(1) with { Advice = new(DateTimeOffset.UnixEpoch, [Advised("a", 0.5)]) });

        var record = new AdvisorRecords(journal).Read();

        Assert.Equal(1, record.Experiments);
        Assert.NotNull(record.Coverage);
    }

    private static JudgedAdvice Linear(string backbone, double expected, double measured) =>
        new("Toy", "00", DateTimeOffset.UnixEpoch.AddDays(1), Advised(backbone, expected), true, measured, null);

    private static JudgedAdvice WithGap(double risk, double gap) => Linear("a", 0.8, 0.8) with
    {
        Advised = Advised("a", 0.8) with { RiskProbability = risk },
        Gap = new(gap, gap - 0.02, gap + 0.02, IntervalMethod.Newcombe),
    };

    private static AdvisedBackbone Advised(string id, double expected) =>
        new(id, "00", 1, new(expected, expected - 0.1, expected + 0.1, IntervalMethod.Prediction), 0.1, RiskLevel.Low);
}
