using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Transferability.Advising;

namespace TransferLab.Tests.Engine.Transferability.Advising;

public sealed class AccuracyCalibrationTests
{
    /// <summary>Simulated data sets, each with a bias of its own: what is left out must lie in the interval as often as it says.</summary>
    [Fact]
    public void Predict_NewSimulatedDataSets_CoversAsOftenAsItSays()
    {
        var calibration = AccuracyCalibration.Fit([.. Enumerable.Range(0, 25).SelectMany(dataset => Draw(dataset))]);

        var cases = Enumerable.Range(1000, 200).SelectMany(dataset => Draw(dataset)).ToArray();
        var covered = cases.Count(probe => calibration.Predict(probe, 0.95) is var expected && expected.Low <= probe.Accuracy && probe.Accuracy <= expected.High);

        Assert.InRange((double)covered / cases.Length, 0.91, 0.99);
    }

    [Fact]
    public void Predict_FewerTestPictures_IsLessSure()
    {
        var calibration = AccuracyCalibration.Fit([.. Enumerable.Range(0, 10).SelectMany(dataset => Draw(dataset))]);
        var probe = Draw(3)[0];

        double Width(int tested) => calibration.Predict(probe with { TestPictures = tested }, 0.95) is { Low: { } low, High: { } high } ? high - low : 0;

        Assert.True(Width(30) > Width(3000));
    }

    [Fact]
    public void Shipped_Measurements_AreOfManyDataSetsAndAreFitted()
    {
        var probes = AccuracyCalibration.ReadShipped();

        Assert.InRange(probes.Select(probe => probe.Dataset).Distinct().Count(), 5, 1000);
        Assert.All(probes, probe => Assert.InRange(AccuracyCalibration.Shipped.Predict(probe, 0.95) is { } expected ? expected.Value : -1, 0, 1));
        Assert.Equal(IntervalMethod.Prediction, AccuracyCalibration.Shipped.Predict(probes[0], 0.95).Method);
    }

    /// <summary>What is judged: data sets that were left out, each measured value in its interval in at least nine of ten cases.</summary>
    [Fact]
    public void Shipped_DataSetsLeftOut_AreCovered()
    {
        var (covered, _, cases) = AdviceQuality.Coverage(AccuracyCalibration.ReadShipped());

        Assert.InRange((double)covered / cases, 0.9, 1);
    }

    private static MeasuredProbe[] Draw(int dataset)
    {
        var random = new Random(dataset);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double Share(double logit, int pictures) => (double)Enumerable.Range(0, pictures).Count(_ => random.NextDouble() < 1 / (1 + Math.Exp(-logit))) / pictures;
        var bias = 0.3 * Normal();
        return [.. Enumerable.Range(0, 6).Select(i =>
        {
            var logit = 1 + (0.8 * Normal());
            return new MeasuredProbe
            {
                Dataset = $"{dataset}",
                Backbone = $"{i}",
                Classes = 5,
                TrainingPictures = 400,
                SamplePictures = 400,
                TestPictures = 200,
                Probe = Share(logit, 400),
                Neighbours = Share(logit - 0.5, 400),
                Accuracy = Share(logit + 0.2 + bias, 200),
            };
        })];
    }
}
