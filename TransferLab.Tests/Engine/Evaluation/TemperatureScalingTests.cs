using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Features;

namespace TransferLab.Tests.Engine.Evaluation;

public sealed class TemperatureScalingTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(3)]
    public void Fit_LabelsDrawnFromTheTrueProbabilities_FindsHowTheyWereSharpened(double temperature)
    {
        var random = new Random(1);
        var truth = FeatureMatrix.Allocate(20_000, 3);
        var labels = new int[truth.Rows];
        for (var i = 0; i < truth.Rows; i++)
        {
            double[] weights = [random.NextDouble(), random.NextDouble(), random.NextDouble()];
            for (var k = 0; k < 3; k++)
            {
                truth.RowBlock(i, 1).Span[k] = (float)(weights[k] / weights.Sum());
            }

            var draw = random.NextDouble() * weights.Sum();
            labels[i] = draw < weights[0] ? 0 : draw < weights[0] + weights[1] ? 1 : 2;
        }

        var sharpened = TemperatureScaling.Apply(truth, 1 / temperature);

        Assert.Equal(temperature, TemperatureScaling.Fit(sharpened, new Labels(labels, 3))!.Value, temperature * 0.08);
    }

    [Fact]
    public void Apply_TemperatureTwo_TakesSquareRoots()
    {
        var result = TemperatureScaling.Apply(new([0.9f, 0.1f], 1, 2), 2);

        Assert.Equal(0.75, result[0, 0], 1e-6);
    }

    [Fact]
    public void Apply_ImpossibleClass_StaysImpossible()
    {
        var result = TemperatureScaling.Apply(new([0.9f, 0.1f, 0], 1, 3), 20);

        Assert.Equal(0, result[0, 2]);
        Assert.Equal(1, result[0, 0] + result[0, 1], 1e-6);
    }

    [Fact]
    public void Apply_AnyTemperature_KeepsTheWinner()
    {
        var probabilities = new FeatureMatrix([0.2f, 0.5f, 0.3f], 1, 3);

        Assert.All([0.05, 0.3, 1, 7, 20], temperature =>
        {
            var row = TemperatureScaling.Apply(probabilities, temperature).Row(0).ToArray();
            Assert.Equal(1, Array.IndexOf(row, row.Max()));
        });
    }

    [Fact]
    public void Fit_RightClassesImpossible_IsNotPossible() =>
        Assert.Null(TemperatureScaling.Fit(new([1, 0, 1, 0], 2, 2), new Labels([1, 1], 2)));
}
