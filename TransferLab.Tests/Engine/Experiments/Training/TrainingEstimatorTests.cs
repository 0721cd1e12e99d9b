using TransferLab.Engine.Experiments.Techniques;

namespace TransferLab.Tests.Engine.Experiments.Training;

public sealed class TrainingEstimatorTests
{
    [Theory]
    [InlineData("fine-tuning", "\"tuned\":\"head-then-all\"")]
    [InlineData("fine-tuning", "\"tuned\":\"last-blocks\"")]
    [InlineData("from-scratch", "\"side\":24")]
    public async Task Estimate_TrainingTechnique_ComesFromRealSteps(string kind, string options)
    {
        await using var lab = await TrainingLab.StartAsync();

        var estimate = await lab.Get<TrainingEstimator>().EstimateAsync(lab.Experiment(kind, options));

        Assert.InRange(estimate!.MeasuredSteps, 4, 24);
        Assert.InRange(estimate.SecondsPerEpoch, 1e-4, 60);
        // Two epochs, and what is measured afterwards.
        Assert.True(estimate.Seconds > 2 * estimate.SecondsPerEpoch);
        Assert.InRange(estimate.PeakBytes, 10 << 20, 8L << 30);
    }

    [Fact]
    public async Task Estimate_MoreEpochs_TakeLonger()
    {
        await using var lab = await TrainingLab.StartAsync();
        var estimator = lab.Get<TrainingEstimator>();

        var few = await estimator.EstimateAsync(lab.Experiment("from-scratch", "\"side\":24"));
        var many = await estimator.EstimateAsync(lab.Experiment("from-scratch", "\"side\":24", """{"epochs":2000,"batchSize":8}"""));

        Assert.True(many!.Seconds > 10 * few!.Seconds);
    }

    [Fact]
    public async Task Estimate_TechniqueWithoutTraining_IsNull()
    {
        await using var lab = await TrainingLab.StartAsync();
        var experiment = lab.Experiment("feature-extraction") with { Technique = new() { Kind = "feature-extraction", Head = "logistic-regression" } };

        Assert.Null(await lab.Get<TrainingEstimator>().EstimateAsync(experiment));
    }

    [Fact]
    public async Task Estimate_Cancelled_Ends()
    {
        await using var lab = await TrainingLab.StartAsync();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            lab.Get<TrainingEstimator>().EstimateAsync(lab.Experiment("from-scratch", "\"side\":24"), stop.Token));
    }
}
