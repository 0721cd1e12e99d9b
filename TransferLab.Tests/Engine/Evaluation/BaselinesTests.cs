using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Evaluation;

public sealed class BaselinesTests
{
    [Fact]
    public void Majority_TrainingPartOfTwoToOne_AnswersTheFrequentClass()
    {
        var labels = new Labels([0, 0, 1, 0, 1, 1], 2);
        var split = new Split([0, 1, 2], [3, 4, 5]);
        var perfect = new Predictions(split.Test, labels.Rows(split.Test), new([1, 0, 0, 1, 0, 1], 3, 2));

        var baseline = Baselines.Majority(perfect, labels, [split], 0.95);

        Assert.Equal(1.0 / 3, baseline.Accuracy.Value, 1e-12);
        Assert.Equal(0.5, baseline.BalancedAccuracy.Value, 1e-12);
        Assert.Equal(2.0 / 3, baseline.Advantage.Value, 1e-12);
    }

    [Fact]
    public void Majority_Folds_AnswersByEachFoldsOwnTrainingPart()
    {
        var labels = new Labels([0, 0, 0, 1, 1, 1], 2);
        Split[] folds = [new([3, 4, 5], [0, 1, 2]), new([0, 1, 2], [3, 4, 5])];
        var perfect = new Predictions([0, 1, 2, 3, 4, 5], labels, new([1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1], 6, 2));

        Assert.Equal(0, Baselines.Majority(perfect, labels, folds, 0.95).Accuracy.Value);
    }

    [Fact]
    public void Pixels_ClassesOfDifferentBrightness_AreLearned()
    {
        var (pixels, labels) = Blobs.Draw(perClass: 15, classes: 2, width: 12, seed: 1);
        var split = Splits.Stratified(labels, 0.4, seed: 2);
        var uniform = new Predictions(split.Test, labels.Rows(split.Test), new([.. Enumerable.Repeat(0.5f, 2 * split.Test.Count)], split.Test.Count, 2));

        var baseline = Baselines.Pixels(uniform, pixels, labels, [split], new() { BootstrapSamples = 100 }, seed: 3);

        Assert.Equal(1, baseline.Accuracy.Value);
        Assert.Equal(-0.5, baseline.Advantage.Value, 1e-12);
    }

    [Fact]
    public void Compare_OtherExamples_IsTheCallersMistake()
    {
        var labels = new Labels([0, 1], 2);
        var one = new Predictions([0, 1], labels, new([1, 0, 0, 1], 2, 2));
        var other = new Predictions([1, 0], labels, new([1, 0, 0, 1], 2, 2));

        Assert.Throws<ArgumentException>(() => Baselines.Compare(BaselineKind.Pixels, one, other, 0.95));
    }
}
