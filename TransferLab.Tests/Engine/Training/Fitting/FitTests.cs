using TransferLab.Engine;
using TransferLab.Engine.Training;
using TransferLab.Engine.Training.Checkpoints;
using TransferLab.Engine.Training.Fitting;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Training.Fitting;

public sealed class FitTests
{
    [Fact]
    public void Run_StripesUnderNoise_LearnsThem()
    {
        using var fit = new Fit(ToyFit.Plan(epochs: 8), null, TimeProvider.System, null);

        var result = fit.Run(TestContext.Current.CancellationToken);

        Assert.Equal(8, result.History.Epochs.Count);
        Assert.InRange(result.History.Epochs.Max(epoch => epoch.ValidationAccuracy!.Value), 0.95, 1);
        Assert.True(result.History.Epochs[^1].TrainingLoss < result.History.Epochs[0].TrainingLoss);
    }

    [Fact]
    public void Run_SamePlanTwice_GivesTheSameWeightsToTheBit()
    {
        Assert.Equal(Finish(ToyFit.Plan()), Finish(ToyFit.Plan()));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(7, 0)]
    [InlineData(10, 0.9)]
    [InlineData(19, 0)]
    public void Run_StoppedInTheMiddleAndContinued_EndsWithTheWeightsOfOneGo(int stopAfter, double average)
    {
        using var folder = new TemporaryFolder();
        Stop(folder, ToyFit.Plan(average: average), stopAfter);

        Assert.Equal(Finish(ToyFit.Plan(average: average)), Finish(ToyFit.Plan(average: average), Checkpoints(folder)));
    }

    [Fact]
    public void Run_StoppedInTheMiddleAndContinued_ReportsTheSameHistory()
    {
        using var folder = new TemporaryFolder();
        Stop(folder, ToyFit.Plan(), 12);
        using var whole = new Fit(ToyFit.Plan(), null, TimeProvider.System, null);
        using var rest = new Fit(ToyFit.Plan(), Checkpoints(folder), TimeProvider.System, null);

        var expected = whole.Run(TestContext.Current.CancellationToken).History;
        var continued = rest.Run(TestContext.Current.CancellationToken).History;

        Assert.Equal(expected.BestEpoch, continued.BestEpoch);
        Assert.Equal(Untimed(expected), Untimed(continued));
    }

    [Fact]
    public void Run_CheckpointIsDamagedAnywhere_StartsOverAndEndsTheSame()
    {
        using var folder = new TemporaryFolder();
        var expected = Finish(ToyFit.Plan());
        Stop(folder, ToyFit.Plan(), 9);
        var whole = File.ReadAllBytes(folder["fit"]);

        for (var seed = 0; seed < 4; seed++)
        {
            var random = new Random(seed);
            byte[] damaged = [.. whole];
            damaged[random.Next(damaged.Length)] ^= 0x10;
            File.WriteAllBytes(folder["fit"], seed % 2 == 0 ? damaged : damaged[..random.Next(damaged.Length)]);

            Assert.Equal(expected, Finish(ToyFit.Plan(), Checkpoints(folder)));
        }
    }

    [Fact]
    public void Run_EndedAfterTwoEpochsAndContinued_EndsWithTheWeightsOfOneGo()
    {
        using var folder = new TemporaryFolder();
        var two = ToyFit.Plan() with { StopAfter = 2 };

        Assert.NotEqual(Finish(two, Checkpoints(folder)), Finish(ToyFit.Plan()));
        Assert.Equal(Finish(ToyFit.Plan()), Finish(ToyFit.Plan(), Checkpoints(folder)));
    }

    [Fact]
    public void Run_CheckpointOfAnotherFit_IsLeftAside()
    {
        using var folder = new TemporaryFolder();
        Stop(folder, ToyFit.Plan(learningRate: 0.001), 9, key: "another");

        Assert.Equal(Finish(ToyFit.Plan()), Finish(ToyFit.Plan(), Checkpoints(folder)));
    }

    [Fact]
    public void Run_NothingGetsBetter_StopsEarlyAndKeepsTheStart()
    {
        var plan = ToyFit.Plan(epochs: 20, learningRate: 0, patience: 3, startCounts: true);
        plan = plan with { Settings = plan.Settings with { Normalization = TransferLab.Engine.Graphs.NormalizationMode.Frozen } };
        using var fit = new Fit(plan, null, TimeProvider.System, null);

        var history = fit.Run(TestContext.Current.CancellationToken).History;

        Assert.Equal((0, true, 3), (history.BestEpoch, history.StoppedEarly, history.Epochs.Count));
    }

    [Fact]
    public void Run_RateFarTooHigh_SaysWhatToChange()
    {
        var plan = ToyFit.Plan(epochs: 50, learningRate: 1e9);
        plan = plan with { Settings = plan.Settings with { Optimiser = new() { Kind = TransferLab.Engine.Training.Optimisers.OptimiserKind.Sgd, GradientNormLimit = 0 } } };
        using var fit = new Fit(plan, null, TimeProvider.System, null);

        var error = Assert.Throws<TransferLabException>(() => fit.Run(TestContext.Current.CancellationToken));

        Assert.Contains("ran away", error.Problem.ToString(), StringComparison.Ordinal);
        Assert.Contains("lower learning rate", error.Remedy.ToString(), StringComparison.Ordinal);
    }

    private static string Finish(FitPlan plan, FitCheckpoints? checkpoints = null)
    {
        using var fit = new Fit(plan, checkpoints, TimeProvider.System, null);
        return ToyFit.Fingerprint(fit.Run(TestContext.Current.CancellationToken));
    }

    private static void Stop(TemporaryFolder folder, FitPlan plan, int afterSteps, string key = "toy")
    {
        using var stop = new CancellationTokenSource();
        var steps = 0;
        using var fit = new Fit(plan, Checkpoints(folder, key), TimeProvider.System, new Listener(record =>
        {
            if (record is StepRecord && ++steps == afterSteps + 1)
            {
                stop.Cancel();
            }
        }));
        Assert.ThrowsAny<OperationCanceledException>(() => fit.Run(stop.Token));
        Assert.True(File.Exists(folder["fit"]));
    }

    private static FitCheckpoints Checkpoints(TemporaryFolder folder, string key = "toy") =>
        new(folder["fit"], folder.Path, key, TimeSpan.Zero, TimeProvider.System);

    private static IEnumerable<EpochRecord> Untimed(TrainingHistory history) => history.Epochs.Select(epoch => epoch with { ElapsedSeconds = 0 });

    private sealed class Listener(Action<TrainingRecord> heard) : IProgress<TrainingRecord>
    {
        public void Report(TrainingRecord value) => heard(value);
    }

    [Fact]
    public void Run_BestWeightsComeFromTheCheckpoint_HaveTheShapesTheyHad()
    {
        using var folder = new TemporaryFolder();
        var plan = ToyFit.Plan(learningRate: 0, startCounts: true);
        plan = plan with { Settings = plan.Settings with { Normalization = TransferLab.Engine.Graphs.NormalizationMode.Frozen } };
        Stop(folder, plan, afterSteps: 2);
        using var rest = new Fit(plan, Checkpoints(folder), TimeProvider.System, null);

        var result = rest.Run(TestContext.Current.CancellationToken);

        Assert.Equal(0, result.History.BestEpoch);
        Assert.All(result.Weights, pair => Assert.Equal(plan.Network.Graph.Initializers[pair.Key].Shape, pair.Value.Shape));
    }

    [Fact]
    public void Run_StoppedInTheMiddleAndContinued_HasTheWholeCurveOfTheLoss()
    {
        using var folder = new TemporaryFolder();
        Stop(folder, ToyFit.Plan(), 12);
        var (whole, continued) = (new LossCurve(), new LossCurve());
        using var one = new Fit(ToyFit.Plan(), null, TimeProvider.System, null, whole);
        using var rest = new Fit(ToyFit.Plan(), Checkpoints(folder), TimeProvider.System, null, continued);

        one.Run(TestContext.Current.CancellationToken);
        rest.Run(TestContext.Current.CancellationToken);

        Assert.Equal(20, whole.Points.Count);
        Assert.Equal(whole.Points, continued.Points);
    }
}
