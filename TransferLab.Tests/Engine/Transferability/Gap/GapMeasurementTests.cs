using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Features;
using TransferLab.Engine.Heads;
using TransferLab.Engine.Transferability.Gap;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Transferability.Gap;

public sealed class GapMeasurementTests : IDisposable
{
    private const int PerClass = 200;
    private static readonly Labels Labels = new([.. Enumerable.Range(0, 2 * PerClass).Select(row => row % 2)], 2);
    private static readonly Split HoldOut = Splits.Stratified(Labels, 0.5, seed: 1);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Run_ScratchIsBetter_SaysThatTransferCostsAndWhatToUse()
    {
        var gap = Measure(transfer: 0.6, [Arm(ScratchMethod.Pixels, 0.5), Arm(ScratchMethod.SmallNetwork, 0.95)]);

        Assert.Equal(GapVerdict.Costs, gap.Verdict);
        Assert.Equal(ScratchMethod.SmallNetwork, gap.Strongest);
        Assert.True(gap.Gap.High < 0);
        Assert.InRange(gap.Scratch.Value, 0.9, 1);
        Assert.Equal((3, 200), (gap.Runs, gap.TestPictures));
        Assert.EndsWith("Starting from nothing is better: a small network trained from scratch.", gap.Finding.ToString(), StringComparison.Ordinal);
        Assert.Equal(gap.Transfer.Value - gap.Scratch.Value, gap.Gap.Value, 1e-9);
    }

    [Fact]
    public void Run_TransferIsBetter_GainsAndLooksForNoMixture()
    {
        var gap = Measure(transfer: 0.95, [Arm(ScratchMethod.Pixels, 0.7), Arm(ScratchMethod.SmallNetwork, 0.6)]);

        Assert.Equal(GapVerdict.Gains, gap.Verdict);
        Assert.Equal(ScratchMethod.Pixels, gap.Strongest);
        Assert.Null(gap.Mixture);
    }

    [Fact]
    public void Run_Strongest_IsChosenWithinTheTrainingPartAndTestedOncePerRun()
    {
        var (pixels, network) = (Arm(ScratchMethod.Pixels, 0.5), Arm(ScratchMethod.SmallNetwork, 0.95));

        var gap = Measure(0.6, [pixels, network]);

        // 200 to learn from: a quarter of them held back for the choice; the loser never sees a test picture.
        Assert.Equal([(150, 50)], pixels.Calls.Select(call => (call.Training, call.Asked)));
        Assert.Equal([(150, 50), (200, 200), (200, 200), (200, 200)], network.Calls.Select(call => (call.Training, call.Asked)));
        Assert.Equal([7, 8, 9], network.Calls.Skip(1).Select(call => call.Seed));
        Assert.Equal(2, gap.Arms.Count(arm => arm.InnerAccuracy is not null));
    }

    [Fact]
    public void Run_SeveralSeedsOfANetworkTrainedOnce_SaysThatTransferWasNotRepeated()
    {
        const string Once = "Transfer was trained once";

        Assert.Contains(Measure(0.6, [Arm(ScratchMethod.Pixels, 0.8)]).Remarks, remark => remark.ToString().StartsWith(Once, StringComparison.Ordinal));
        Assert.DoesNotContain(
            Measure(0.6, [Arm(ScratchMethod.Pixels, 0.8)], new() { Runs = 1 }, notes: folder["one"]).Remarks, remark => remark.ToString().StartsWith(Once, StringComparison.Ordinal));
    }

    [Fact]
    public void Run_SeveralSeedsOfAHead_FitsItAnewForEach()
    {
        // What was given is right for hardly any picture, the head for nearly all: two of the three runs are the head's.
        var gap = Measure(0.05, [Arm(ScratchMethod.Pixels, 0.8)], new() { Curve = false }, task: given => given with { Frozen = Clear(), Head = HeadCatalog.Create(new LogisticRegressionOptions()) });

        Assert.InRange(gap.Transfer.Value, 0.6, 0.75);
        Assert.DoesNotContain(gap.Remarks, remark => remark.ToString().StartsWith("Transfer was trained once", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_Folds_TestsEachPictureOfTheFirstFoldsOnce()
    {
        var folds = Splits.Folds(Labels, 5, seed: 1);

        var gap = Measure(0.6, [Arm(ScratchMethod.Pixels, 0.9)], splits: folds);

        Assert.Equal((3, 240), (gap.Runs, gap.TestPictures));
        Assert.Equal(IntervalMethod.SeparateRuns, gap.Gap.Method);
        Assert.Contains(gap.Remarks, remark => remark.ToString().Contains("3 of the 5 folds", StringComparison.Ordinal));
        Assert.Contains(gap.Remarks, remark => remark.ToString().Contains("holds test pictures of the others", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_ArmBeyondTheBudget_IsLeftOutWithTheReason()
    {
        var costly = Arm(ScratchMethod.SameArchitecture, 1, cost: 1e12);

        var gap = Measure(0.6, [Arm(ScratchMethod.Pixels, 0.8), costly], new() { Curve = false, Budget = 100 });

        Assert.Empty(costly.Calls);
        Assert.Equal(1e11, gap.Budget.Allowed);
        Assert.Equal("12 epochs of it would take 2000.0 times the compute budget. Raise the budget to include it.", gap.Arms[1].LeftOut!.ToString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Run_StrongestCannotBeTrained_IsLeftOutWithTheReasonAndTheNextIsTaken(int after)
    {
        var broken = Arm(ScratchMethod.SameArchitecture, 0.95);
        (broken.Failure, broken.FailsAfter) = (new($"It ran away.", $"Choose a lower rate."), after);

        var gap = Measure(0.6, [Arm(ScratchMethod.Pixels, 0.5), Arm(ScratchMethod.SmallNetwork, 0.8), broken]);

        Assert.Equal(ScratchMethod.SmallNetwork, gap.Strongest);
        Assert.Equal((3, 200), (gap.Runs, gap.TestPictures));
        Assert.Equal([null, null, "Its training failed: It ran away."], gap.Arms.Select(arm => arm.LeftOut?.ToString()));
        Assert.Null(gap.Arms[2].InnerAccuracy);
    }

    [Fact]
    public void Run_StrongestFailsOnTheCurveOnly_KeepsWhatItDidWithAllLabels()
    {
        var network = Arm(ScratchMethod.SmallNetwork, 0.95);
        (network.Failure, network.FailsAfter) = (new($"It ran away.", $"Choose a lower rate."), 4);

        var gap = Measure(
            0.5, [Arm(ScratchMethod.Pixels, 0.6), network], new() { LabelsPerClass = [20] }, task: given => given with { Frozen = Noise(), Head = HeadCatalog.Create(new LogisticRegressionOptions()) });

        Assert.Equal(ScratchMethod.SmallNetwork, gap.Strongest);
        Assert.All(gap.Arms, arm => Assert.Null(arm.LeftOut));
        Assert.Equal(2, gap.Curve!.Points.Count);
        Assert.NotNull(gap.Mixture);
    }

    [Fact]
    public void Run_DiskIsFull_FailsInsteadOfLeavingAWayOut()
    {
        var broken = Arm(ScratchMethod.SmallNetwork, 0.95);
        broken.Failure = new($"The disk is full.", $"Free some space.", new IOException());

        Assert.Throws<TransferLabException>(() => Measure(0.6, [Arm(ScratchMethod.Pixels, 0.5), broken]));
    }

    [Fact]
    public void Run_NoWayCanBeTrained_FailsWithTheReason()
    {
        var broken = Arm(ScratchMethod.SmallNetwork, 0.95);
        broken.Failure = new($"It ran away.", $"Choose a lower rate.");

        Assert.Same(broken.Failure, Assert.Throws<TransferLabException>(() => Measure(0.6, [broken])));
    }

    [Fact]
    public void Run_CurveOfAGivenBudget_NeverSpendsMoreThanIt()
    {
        var network = Arm(ScratchMethod.SmallNetwork, 0.8, cost: 1e7);

        Measure(0.6, [network], new() { LabelsPerClass = [5, 20], Budget = 20 }, task: given => given with { Frozen = Faint(), Head = HeadCatalog.Create(new LogisticRegressionOptions()) });

        Assert.All(network.Calls, call => Assert.InRange(call.Budget, 1, 20e9));
    }

    [Fact]
    public void Run_TransferSpendsMuch_ScratchMayAsWell()
    {
        var network = Arm(ScratchMethod.SmallNetwork, 0.8, cost: 1e9);

        var gap = Measure(0.6, [network], task: given => given with { TransferCost = 5e12 });

        Assert.Equal(5e12, gap.Budget.Allowed);
        Assert.All(network.Calls, call => Assert.Equal(5e12, call.Budget));
    }

    [Fact]
    public void Run_Curve_LearnsBothSidesFromTheSameFewerLabels()
    {
        // Features that show the class faintly: the head needs some labels. From scratch, learning takes more of them but gets further.
        var network = new ToyArm(ScratchMethod.SmallNetwork, Labels, count => count < 60 ? 0.5 : 0.97);

        var gap = Measure(0.8, [network], new() { LabelsPerClass = [5, 20] }, task: given => given with { Frozen = Faint(), Head = HeadCatalog.Create(new LogisticRegressionOptions()) });

        Assert.Equal([5, 20, 100], gap.Curve!.Points.Select(point => point.LabelsPerClass));
        Assert.Equal([10, 40, 200], gap.Curve.Points.Select(point => point.TrainingExamples));
        Assert.True(gap.Curve.Points[0].Gap.Value > 0 && gap.Curve.Points[^1].Gap.High < 0);
        Assert.InRange(gap.Curve.Crossing!.LabelsPerClass, 20, 100);
        Assert.Equal(gap.Gap, gap.Curve.Points[^1].Gap);
    }

    [Fact]
    public void Run_PretrainedFeaturesOfSomeUse_FindsTheNegativeTransferWeak()
    {
        var gap = Measure(0.5, [Arm(ScratchMethod.SmallNetwork, 0.7)], task: given => given with { Frozen = Clear() });

        Assert.Equal(NegativeTransfer.Weak, gap.Mixture!.Kind);
        Assert.True(gap.Mixture.Advantage.Low > 0);
    }

    [Fact]
    public void Run_PretrainedFeaturesOfNoUse_FindsItStrong()
    {
        var gap = Measure(0.5, [Arm(ScratchMethod.SmallNetwork, 0.9)], task: given => given with { Frozen = Noise() });

        Assert.Equal(NegativeTransfer.Strong, gap.Mixture!.Kind);
        Assert.True(gap.Mixture.Advantage.Low <= 0);
    }

    [Fact]
    public void Run_BrokenOff_GoesOnWithTheTrainingItWasIn()
    {
        var broken = Arm(ScratchMethod.SmallNetwork, 0.9);
        broken.BreaksAfter = 2;
        Assert.Throws<OperationCanceledException>(() => Measure(0.6, [broken]));
        var again = Arm(ScratchMethod.SmallNetwork, 0.9);

        var gap = Measure(0.6, [again]);

        Assert.Equal(["all-1-SmallNetwork", "all-2-SmallNetwork"], again.Calls.Select(call => call.Key));
        Assert.Equal(Measure(0.6, [Arm(ScratchMethod.SmallNetwork, 0.9)], notes: folder["other"]).Gap, gap.Gap);
    }

    [Fact]
    public void Run_Progress_RisesToTheEnd()
    {
        var log = new ProgressLog();

        Measure(0.6, [Arm(ScratchMethod.Pixels, 0.9), Arm(ScratchMethod.SmallNetwork, 0.8)], progress: log);

        Assert.Equal(log.All.Select(report => report.Fraction).Order(), log.All.Select(report => report.Fraction));
        Assert.Equal(1, log.All[^1].Fraction);
    }

    [Fact]
    public void Run_OnePictureAClass_TakesTheSimplestWayAndSaysSo()
    {
        var split = new Split([0, 1], [.. Enumerable.Range(2, 100)]);

        var gap = Measure(0.6, [Arm(ScratchMethod.Pixels, 0.6), Arm(ScratchMethod.SmallNetwork, 0.9)], splits: [split]);

        Assert.Equal(ScratchMethod.Pixels, gap.Strongest);
        Assert.Contains(gap.Remarks, remark => remark.ToString().StartsWith("With one picture a class", StringComparison.Ordinal));
    }

    private static ToyArm Arm(ScratchMethod method, double accuracy, double cost = 0) => new(method, Labels, _ => accuracy, cost);

    private TransferGap Measure(
        double transfer,
        IReadOnlyList<ToyArm> arms,
        TransferGapChoice? choice = null,
        IReadOnlyList<Split>? splits = null,
        Func<GapTask, GapTask>? task = null,
        string? notes = null,
        IProgress<RunProgress>? progress = null)
    {
        splits ??= [HoldOut];
        int[] tested = [.. splits.SelectMany(split => split.Test)];
        var answers = Arm(ScratchMethod.Pixels, transfer).Learn([], tested, 0, 99, "", null, default);
        var given = new GapTask
        {
            Labels = Labels,
            Splits = splits,
            Transfer = new(tested, Labels.Rows(tested), answers),
            Arms = arms,
            Pixels = new(Noise),
            Choice = choice ?? new(),
            Confidence = 0.95,
            Seed = 7,
        };
        var path = Directory.CreateDirectory(notes ?? folder["notes"]).FullName;
        return new GapMeasurement(task?.Invoke(given) ?? given, new(path), progress, CancellationToken.None).Run();
    }

    private static FeatureMatrix Noise() => Features(0);

    private static FeatureMatrix Faint() => Features(0.9);

    private static FeatureMatrix Clear() => Features(4);

    /// <summary>Noise, with the class in the first column as clear as asked for.</summary>
    private static FeatureMatrix Features(double clarity)
    {
        var random = new Random(5);
        var features = FeatureMatrix.Allocate(Labels.Count, 6);
        for (var row = 0; row < features.Rows; row++)
        {
            var values = features.RowBlock(row, 1).Span;
            for (var column = 0; column < values.Length; column++)
            {
                values[column] = (float)((random.NextDouble() * 4) - 2);
            }

            values[0] += (float)(clarity * ((2 * Labels[row]) - 1));
        }

        return features;
    }
}
