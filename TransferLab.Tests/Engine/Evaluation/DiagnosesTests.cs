using TransferLab.Engine.Evaluation;

namespace TransferLab.Tests.Engine.Evaluation;

public sealed class DiagnosesTests
{
    [Theory]
    [InlineData(400, 400, 360, 400, 100, FitVerdict.Sound)]
    [InlineData(400, 400, 300, 400, 100, FitVerdict.OverFitting)]
    [InlineData(300, 400, 290, 400, 100, FitVerdict.UnderFitting)]
    [InlineData(400, 400, 102, 400, 100, FitVerdict.NothingLearned)]
    [InlineData(40, 40, 7, 10, 3, FitVerdict.TooFewToTell)]
    [InlineData(20, 20, 85, 100, 20, FitVerdict.Sound)]
    public void Of_AccuraciesWithTheirCounts_NamesWhatStandsOut(
        int trainingRight, int training, int testRight, int test, int majorityRight, FitVerdict expected)
    {
        var diagnosis = Diagnoses.Of(
            WilsonInterval.Of(trainingRight, training, 0.95), WilsonInterval.Of(testRight, test, 0.95), Majority(testRight, majorityRight, test));

        Assert.Equal(expected, diagnosis.Verdict);
        Assert.Equal(100.0 * (((double)trainingRight / training) - ((double)testRight / test)), diagnosis.GapPoints, 1e-9);
        Assert.Equal(expected == FitVerdict.Sound, diagnosis.Remedies.Count == 0);
    }

    [Theory]
    [InlineData(0.70, 0.75, 1.0, 1.0, "Label more pictures: by the last step of the learning curve, twice as many labels (80 a class) would close about 5.0 of these 25.0 points.")]
    [InlineData(0.75, 0.75, 1.0, 0.9, "Do not count on more labels: by the last step of the learning curve, they alone would not close these 25.0 points.")]
    [InlineData(0.75, 0.75, 1.0, 1.0, "Do not count on more labels: by the last step of the learning curve, they alone would not close these 25.0 points.")]
    public void Of_OverFittingWithALearningCurve_SaysWhatLabelsWouldClose(double before, double last, double trainingBefore, double training, string expected)
    {
        LearningCurvePoint At(int labels, double accuracy, double learned) => new(labels, 2 * labels, new(accuracy, accuracy - 0.02, accuracy + 0.02, IntervalMethod.Wilson), learned, [accuracy]);

        var diagnosis = Diagnoses.Of(
            WilsonInterval.Of(400, 400, 0.95),
            WilsonInterval.Of(300, 400, 0.95),
            Majority(300, 100, 400),
            new([At(20, before, trainingBefore), At(40, last, training)], TransferLab.Engine.UserMessage.Of($"A toy.")));

        Assert.Equal(FitVerdict.OverFitting, diagnosis.Verdict);
        Assert.Equal(expected, diagnosis.Remedies[0].ToString());
        Assert.DoesNotContain(diagnosis.Remedies.Skip(1), remedy => remedy.ToString().Contains("abel", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(102, "25.5 % on new pictures is not measurably better than the 25.0 % of always answering the most frequent class; label more test pictures to tell.")]
    [InlineData(100, "Nothing useful was learned: 25.0 % on new pictures is no better than always answering the most frequent class.")]
    public void Of_AdvantageThatReachesZero_SaysWhetherThereIsNoneOrItCannotBeTold(int right, string expected)
    {
        var diagnosis = Diagnoses.Of(WilsonInterval.Of(400, 400, 0.95), WilsonInterval.Of(right, 400, 0.95), Majority(right, 100, 400));

        Assert.Equal(FitVerdict.NothingLearned, diagnosis.Verdict);
        Assert.Equal(expected, diagnosis.Finding.ToString());
    }

    private static Baseline Majority(int right, int majorityRight, int examples)
    {
        var accuracy = WilsonInterval.Of(majorityRight, examples, 0.95);
        bool[] Right(int count) => [.. Enumerable.Range(0, examples).Select(i => i < count)];
        return new(BaselineKind.MajorityClass, accuracy, accuracy, PairedDifference.Of(Right(right), Right(majorityRight), 0.95));
    }
}
