using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Heads;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Heads;

public sealed class LogisticRegressionTests
{
    [Theory]
    [InlineData(40, 6)]
    [InlineData(6, 50)]
    public void Fit_FixedPenalty_EndsWhereTheGradientVanishes(int perClass, int width)
    {
        var (features, labels) = Blobs.Draw(perClass, classes: 3, width, seed: 1, spread: 3);
        const double c = 0.1;

        var head = HeadCatalog.Create(new LogisticRegressionOptions { C = c, GradientTolerance = 1e-6 }).Fit(features, labels, seed: 0);

        Assert.All(Gradient(head.ToSnapshot(), features, labels, c), component => Assert.Equal(0, component, 5e-6));
    }

    [Fact]
    public void Fit_ConstantFeatures_AnswersTheFrequencies()
    {
        var labels = new Labels([0, 0, 0, 1], 2);

        var probabilities = HeadCatalog.Create(new LogisticRegressionOptions()).Fit(FeatureMatrix.Allocate(4, 2), labels, seed: 0)
            .PredictProbabilities(FeatureMatrix.Allocate(1, 2));

        Assert.Equal(0.75, probabilities[0, 0], 1e-4);
    }

    [Fact]
    public void Fit_NoiseOnly_ChoosesAStrongPenalty()
    {
        var features = new FeatureMatrix(Array.ConvertAll(Blobs.Normal(new(2), 200 * 20), value => (float)value), 200, 20);
        var labels = new Labels([.. Enumerable.Range(0, 200).Select(row => row % 2)], 2);

        var c = HeadCatalog.Create(new LogisticRegressionOptions()).Fit(features, labels, seed: 0).Choices["c"];

        Assert.True(c <= 1e-2, $"C = {c}");
    }

    [Fact]
    public void Fit_ClearClasses_ChoosesAWeakPenalty()
    {
        var (features, labels) = Blobs.Draw(perClass: 60, classes: 3, width: 5, seed: 3, spread: 0.5);

        var c = HeadCatalog.Create(new LogisticRegressionOptions()).Fit(features, labels, seed: 0).Choices["c"];

        Assert.True(c >= 1, $"C = {c}");
    }

    [Fact]
    public async Task Fit_ManyAtOnce_GivesTheSameBitsAsAlone()
    {
        var (features, labels) = Blobs.Draw(perClass: 120, classes: 4, width: 60, seed: 4, spread: 4);
        var head = HeadCatalog.Create(new LogisticRegressionOptions());
        var alone = head.Fit(features, labels, seed: 0).PredictProbabilities(features).Values.ToArray();

        var together = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() =>
            head.Fit(features, labels, seed: 0).PredictProbabilities(features).Values.ToArray())));

        Assert.All(together, probabilities => Assert.Equal(alone, probabilities));
    }

    [Fact]
    public void Fit_CancelledOnTheWay_Stops()
    {
        var (features, labels) = Blobs.Draw(perClass: 50, classes: 3, width: 20, seed: 5);
        using var source = new CancellationTokenSource();
        var stopAtFirstReport = new StopAt(source);

        Assert.ThrowsAny<OperationCanceledException>(() =>
            HeadCatalog.Create(new LogisticRegressionOptions()).Fit(features, labels, seed: 0, stopAtFirstReport, source.Token));
    }

    /// <summary>Of C·Σ loss + ½‖W‖² over (C·n), in double precision and the plainest way.</summary>
    private static double[] Gradient(HeadSnapshot head, FeatureMatrix features, Labels labels, double c)
    {
        var (width, classes) = (head.FeatureWidth, head.ClassCount);
        var (weights, biases, means, factors) = (head.Arrays["weights"], head.Arrays["biases"], head.Arrays["means"], head.Arrays["factors"]);
        var gradient = new double[classes * (width + 1)];
        for (var i = 0; i < labels.Count; i++)
        {
            double[] x = [.. Enumerable.Range(0, width).Select(d => (features[i, d] - (double)means[d]) * factors[d])];
            double[] scores = [.. Enumerable.Range(0, classes).Select(k => biases[k] + x.Select((value, d) => value * weights[(k * width) + d]).Sum())];
            var total = scores.Sum(Math.Exp);
            for (var k = 0; k < classes; k++)
            {
                var residual = (Math.Exp(scores[k]) / total) - (labels[i] == k ? 1 : 0);
                for (var d = 0; d < width; d++)
                {
                    gradient[(k * width) + d] += residual * x[d] / labels.Count;
                }

                gradient[(classes * width) + k] += residual / labels.Count;
            }
        }

        for (var j = 0; j < classes * width; j++)
        {
            gradient[j] += weights[j] / (c * labels.Count);
        }

        return gradient;
    }

    private sealed class StopAt(CancellationTokenSource source) : IProgress<TransferLab.Engine.RunProgress>
    {
        public void Report(TransferLab.Engine.RunProgress value) => source.Cancel();
    }
}
