using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Heads;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Evaluation;

public sealed class LearningCurvesTests
{
    private static readonly IHead Head = HeadCatalog.Create(new NearestClassMeanOptions());

    [Fact]
    public void Points_OfAHundredAndSixty_EndWithAll() =>
        Assert.Equal([1, 2, 5, 10, 20, 50, 100, 160], LearningCurves.Points(new Labels([.. Enumerable.Repeat(0, 160), 1], 2)));

    [Fact]
    public void Points_ExactlyTen_NamesTenOnce() =>
        Assert.Equal([1, 2, 5, 10], LearningCurves.Points(new Labels([.. Enumerable.Repeat(0, 10), 1], 2)));

    [Fact]
    public void Measure_NoisyClasses_RisesWithTheLabels()
    {
        var (features, labels) = Blobs.Draw(perClass: 100, classes: 4, width: 40, seed: 1, spread: 7);

        var curve = LearningCurves.Measure(Head, features, labels, [Splits.Stratified(labels, 0.4, seed: 2)], [], draws: 4, 0.95, seed: 3);

        Assert.Equal([1, 2, 5, 10, 20, 50, 60], curve.Points.Select(point => point.LabelsPerClass));
        Assert.True(curve.Points[^1].Accuracy.Value > curve.Points[0].Accuracy.Value + 0.2);
        Assert.All(curve.Points, point =>
        {
            Assert.Equal(4, point.Draws.Count);
            Assert.Equal(4 * point.LabelsPerClass, point.TrainingExamples);
            Assert.True(point.Accuracy.Low < point.Accuracy.Value && point.Accuracy.Value < point.Accuracy.High);
        });
    }

    [Fact]
    public void Measure_SameSeed_GivesTheSameCurve()
    {
        var (features, labels) = Blobs.Draw(perClass: 12, classes: 3, width: 5, seed: 4, spread: 3);
        var folds = Splits.Folds(labels, 3, seed: 5);

        LearningCurve Curve() => LearningCurves.Measure(Head, features, labels, folds, [1, 4], draws: 3, 0.95, seed: 6);

        Assert.Equal(Curve().Points.SelectMany(point => point.Draws), Curve().Points.SelectMany(point => point.Draws));
    }

    [Fact]
    public void Measure_MoreLabelsAskedThanThereAre_EndsWithAll()
    {
        var (features, labels) = Blobs.Draw(perClass: 10, classes: 2, width: 5, seed: 7);

        var curve = LearningCurves.Measure(Head, features, labels, [Splits.Stratified(labels, 0.5, seed: 8)], [2, 50, 100], draws: 2, 0.95, seed: 9);

        Assert.Equal([2, 5], curve.Points.Select(point => point.LabelsPerClass));
        Assert.Equal(10, curve.Points[^1].TrainingExamples);
    }

    [Theory]
    [InlineData(0.6, 0.7, "still rises")]
    [InlineData(0.9, 0.9, "has flattened")]
    [InlineData(0.98, 1.0, "Hardly anything is left to gain")]
    public void Reading_LastPoints_SayWhetherMoreLabelsHelp(double before, double last, string said)
    {
        LearningCurvePoint Point(int labels, double accuracy) => new(
            labels, labels, WilsonInterval.Of(accuracy * 100, 100, 0.95), 1, [accuracy, accuracy, accuracy]);

        var reading = LearningCurveReading.Of([Point(10, before), Point(20, last)], 0.95);

        Assert.Contains(said, reading.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(50, "too uncertain")]
    [InlineData(50_000, "still rises")]
    public void Reading_OneDraw_IsAsSureAsItsTestPicturesAllow(int tested, string said)
    {
        LearningCurvePoint Point(int labels, double accuracy) => new(labels, labels, WilsonInterval.Of(accuracy * tested, tested, 0.95), 1, [accuracy]);

        Assert.Contains(said, LearningCurveReading.Of([Point(10, 0.6), Point(20, 0.64)], 0.95).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_DrawsThatDisagree_SaysSo()
    {
        LearningCurvePoint Point(int labels, params double[] draws) => new(
            labels, labels, WilsonInterval.Of(50, 100, 0.95), 1, draws);

        var reading = LearningCurveReading.Of([Point(10, 0.5, 0.6, 0.5), Point(20, 0.6, 0.5, 0.6)], 0.95);

        Assert.Contains("too uncertain", reading.ToString(), StringComparison.Ordinal);
    }
}
