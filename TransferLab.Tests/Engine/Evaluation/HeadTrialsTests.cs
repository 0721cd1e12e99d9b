using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Heads;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Evaluation;

public sealed class HeadTrialsTests
{
    private static readonly EvaluationOptions Options = new() { BootstrapSamples = 100 };
    private static readonly IHead Head = HeadCatalog.Create(new NearestClassMeanOptions());

    [Fact]
    public void Run_OneSplit_TestsTheTestPartOnly()
    {
        var (features, labels) = Blobs.Draw(perClass: 20, classes: 3, width: 5, seed: 1);
        var split = Splits.Stratified(labels, 0.25, seed: 2);

        var trial = HeadTrials.Run(Head, features, labels, [split], Options, seed: 0);

        Assert.Equal(split.Test, trial.Predictions.Rows);
        Assert.Null(trial.Evaluation.Folds);
        Assert.Single(trial.Trained);
        Assert.NotNull(trial.Evaluation.Temperature);
    }

    [Fact]
    public void Run_Folds_TestEachExampleOnce()
    {
        var (features, labels) = Blobs.Draw(perClass: 11, classes: 3, width: 5, seed: 2);

        var trial = HeadTrials.Run(Head, features, labels, Splits.Folds(labels, 5, seed: 3), Options, seed: 0);

        Assert.Equal(Enumerable.Range(0, 33), trial.Predictions.Rows.Order());
        Assert.Equal(5, trial.Evaluation.Folds!.Accuracies.Count);
        Assert.Equal(33, trial.Evaluation.Examples);
        Assert.Equal(5, trial.Choices.Count);
    }

    [Fact]
    public void Run_LabelsOfTheTestPartChanged_PredictsTheSame()
    {
        var (features, labels) = Blobs.Draw(perClass: 20, classes: 3, width: 5, seed: 4, spread: 3);
        var split = Splits.Stratified(labels, 0.3, seed: 5);
        var changed = labels.Values.ToArray();
        foreach (var row in split.Test)
        {
            changed[row] = (changed[row] + 1) % 3;
        }

        Assert.All(HeadCatalog.Cards.Where(card => card.Id != "lightgbm"), card =>
        {
            var head = HeadCatalog.Create(card.Defaults);
            var first = HeadTrials.Run(head, features, labels, [split], Options, seed: 0);
            var second = HeadTrials.Run(head, features, new Labels(changed, 3), [split], Options, seed: 0);

            Assert.Equal(first.Predictions.Probabilities.Values, second.Predictions.Probabilities.Values);
            Assert.Equal(first.Evaluation.Temperature, second.Evaluation.Temperature);
        });
    }

    [Fact]
    public void Run_HeadThatDoesNotKnowWhatItHeldOut_IsStillCalibrated()
    {
        var (features, labels) = Blobs.Draw(perClass: 20, classes: 2, width: 5, seed: 6, spread: 4);
        var head = HeadCatalog.Create(new LogisticRegressionOptions { C = 10 });

        var trial = HeadTrials.Run(head, features, labels, [Splits.Stratified(labels, 0.3, seed: 7)], Options, seed: 0);

        Assert.NotNull(trial.Evaluation.Calibrated);
        Assert.Null(trial.Trained[0].HeldOut);
    }

    [Fact]
    public void Run_OverconfidentHead_IsBetterCalibratedAfterwards()
    {
        var (features, labels) = Blobs.Draw(perClass: 150, classes: 2, width: 60, seed: 8, spread: 12);
        var head = HeadCatalog.Create(new LogisticRegressionOptions { C = 100 });

        var evaluation = HeadTrials.Run(head, features, labels, [Splits.Stratified(labels, 0.5, seed: 9)], Options, seed: 0).Evaluation;

        Assert.True(evaluation.Temperature > 1.5, $"temperature {evaluation.Temperature}");
        Assert.True(evaluation.Calibrated!.ExpectedError.Value < evaluation.Calibration.ExpectedError.Value);
        Assert.True(evaluation.Calibrated.LogLoss.Value < evaluation.Calibration.LogLoss.Value);
    }

    [Fact]
    public void Run_NothingToTest_IsRefusedWithARemedy()
    {
        var (features, labels) = Blobs.Draw(perClass: 3, classes: 2, width: 2, seed: 10);

        Assert.Throws<TransferLabException>(() => HeadTrials.Run(Head, features, labels, [new Split([0, 1, 2, 3, 4, 5], [])], Options, seed: 0));
    }
}
