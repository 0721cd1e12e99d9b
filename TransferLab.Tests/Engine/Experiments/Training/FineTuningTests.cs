using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Experiments.Techniques;
using TransferLab.Engine.Journal;

namespace TransferLab.Tests.Engine.Experiments.Training;

public sealed class FineTuningTests
{
    [Theory]
    [InlineData("head-then-all")]
    [InlineData("all")]
    [InlineData("last-blocks")]
    [InlineData("bias-and-norm")]
    [InlineData("low-rank-adapters")]
    public async Task Run_EveryScope_TunesMeasuresAndKeepsAModel(string tuned)
    {
        await using var lab = await TrainingLab.StartAsync();

        var (result, training, id) = await lab.ResultAsync(lab.Experiment("fine-tuning", $"\"tuned\":\"{tuned}\""));

        var predictions = lab.Get<ExperimentJournal>().ReadPredictions(id)!;
        Assert.Equal(12, predictions.Count);
        Assert.Equal(12, result.Evaluation.Examples);
        Assert.Equal(2, training.Splits[0].History.Epochs.Count);
        Assert.Equal(6, training.Splits[0].ValidationRows.Count);
        Assert.Empty(training.Splits[0].ValidationRows.Intersect(predictions.Rows));
        Assert.Equal(12, training.PlainHead!.Evaluation.Examples);
        Assert.InRange(training.TunedParameters, 1, long.MaxValue);
        Assert.True(tuned is "low-rank-adapters" || training.TunedParameters <= training.Parameters);
        await ModelAnswers.AssertSameAsync(lab, training.Model!, predictions);
        AssertInterpolation(training, tuned == "all");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_LearningCurve_IsThatOfThePlainHeadWhereItIsAskedFor(bool asked)
    {
        await using var lab = await TrainingLab.StartAsync();

        var (result, training, _) = await lab.ResultAsync(lab.Experiment("fine-tuning") with
        {
            Evaluation = new() { Baselines = false, LearningCurve = asked ? new() { LabelsPerClass = [2, 8], Repeats = 2 } : null },
        });

        Assert.Null(result.LearningCurve);
        Assert.Equal(asked ? [2, 8] : null, training.PlainHead!.LearningCurve?.Points.Select(point => point.LabelsPerClass));
        Assert.DoesNotContain(result.Remarks, remark => remark.ToString().Contains("learning curve", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_CrossValidation_TestsEveryPictureOnceAndTakesHomeOneThatSawAll()
    {
        await using var lab = await TrainingLab.StartAsync();

        var (result, training, id) = await lab.ResultAsync(lab.Experiment("fine-tuning", split: SplitMode.CrossValidation));

        Assert.Equal(48, result.Evaluation.Examples);
        Assert.Equal(Enumerable.Range(0, 48), lab.Get<ExperimentJournal>().ReadPredictions(id)!.Rows.Order());
        Assert.Equal(3, training.Splits.Count);
        Assert.Equal(3, training.Interpolation!.Points.Sum(point => point.ChosenIn));
        // All 48 but those kept back to compare epochs on.
        Assert.InRange(training.Model!.TrainingExamples, 36, 41);
    }

    [Fact]
    public async Task Run_SameExperimentInAnotherFolder_ComesOutTheSameToTheBit()
    {
        await using var first = await TrainingLab.StartAsync();
        await using var second = await TrainingLab.StartAsync();

        var (result, _, _) = await first.ResultAsync(first.Experiment("fine-tuning"));
        var (again, _, _) = await second.ResultAsync(second.Experiment("fine-tuning"));

        Assert.Equal(
            System.Text.Json.JsonSerializer.Serialize(result with { Timings = [], Machine = null }),
            System.Text.Json.JsonSerializer.Serialize(again with { Timings = [], Machine = null }));
    }

    [Fact]
    public async Task Run_RateFarTooHigh_StopsAndSaysWhatToChange()
    {
        await using var lab = await TrainingLab.StartAsync();
        const string Wild = """{"epochs":30,"batchSize":8,"learningRate":10,"optimiser":{"kind":"sgd","gradientNormLimit":0},"schedule":{"shape":"constant","warmUpFraction":0}}""";

        var run = await lab.RunAsync(lab.Experiment("fine-tuning", training: Wild));

        Assert.Equal(RunState.Failed, run.State);
        Assert.Equal("training", run.Failure!.Step);
        Assert.Contains("ran away", run.Failure.Problem.ToString(), StringComparison.Ordinal);
        Assert.Contains("lower learning rate than 10", run.Failure.Remedy.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Training_ShowsLossAndValidationAccuracyOnItsWay()
    {
        await using var lab = await TrainingLab.StartAsync();
        var seen = new List<TransferLab.Engine.Training.TrainingProgress>();
        lab.Get<RunQueue>().Changed += run =>
        {
            if (run.Steps.FirstOrDefault(step => step.Id == "training")?.Progress?.Training is { } training)
            {
                seen.Add(training);
            }
        };

        await lab.ResultAsync(lab.Experiment("fine-tuning"));

        Assert.Contains(seen, training => training.Losses.Count > 0);
        Assert.Contains(seen, training => training.History.Count > 0 && training.History[0].ValidationAccuracy is >= 0);
    }

    [Fact]
    public async Task Read_OptionOutOfRange_IsNamedByItsPath()
    {
        await using var lab = await TrainingLab.StartAsync();
        var wrong = lab.Experiment("fine-tuning", training: """{"epochs":0}""");

        var error = Assert.Throws<TransferLab.Engine.TransferLabException>(() => lab.Get<ExperimentReader>().Require(wrong));

        Assert.Contains("$.technique.options.training.epochs", error.Message, StringComparison.Ordinal);
    }

    private static void AssertInterpolation(TrainingReport training, bool freshHead)
    {
        if (freshHead)
        {
            Assert.Null(training.Interpolation);
            return;
        }

        Assert.Equal([0, 0.25, 0.5, 0.75, 1], training.Interpolation!.Points.Select(point => point.Alpha));
        Assert.All(training.Interpolation.Points, point => Assert.True(point.ValidationLoss > 0 && point.Test.HasInterval));
        Assert.Equal(training.Splits[0].Alpha, training.Interpolation.Points.Single(point => point.ChosenIn == 1).Alpha);
    }

    [Fact]
    public async Task Check_LayerDecayWithAdapters_IsRefused()
    {
        await using var lab = await TrainingLab.StartAsync();

        var error = await Assert.ThrowsAsync<TransferLabException>(() =>
            lab.RunAsync(lab.Experiment("fine-tuning", "\"tuned\":\"low-rank-adapters\"", """{"epochs":1,"batchSize":8,"layerDecay":0.7}""")));

        Assert.Contains("layerDecay", error.Remedy.ToString(), StringComparison.Ordinal);
    }
}
