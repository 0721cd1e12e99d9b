using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Batches;
using TransferLab.Engine.Training.Optimisers;
using TransferLab.Engine.Training.Steps;

namespace TransferLab.Tests.Engine.Training.Optimisers;

public sealed class UpdateRuleTests
{
    private const int Steps = 6;
    private const double Rate = 0.05;

    private static readonly int[] Labels = [0, 3, 1, 2, 2];

    [Fact]
    public void Run_AdamW_FollowsThePublishedFormula()
    {
        var options = new OptimiserOptions { WeightDecay = 0.3, Beta1 = 0.8, Beta2 = 0.95, Epsilon = 1e-4, GradientNormLimit = 0 };
        var reference = new SoftmaxRegression();
        var (means, squares) = (new[] { new double[12], new double[4] }, new[] { new double[12], new double[4] });

        var learned = Train(options, out _);

        for (var t = 1; t <= Steps; t++)
        {
            var (weight, bias) = reference.Gradients(Inputs(t - 1), Labels);
            Adam(reference.Weight, weight, means[0], squares[0], t, options, decay: options.WeightDecay);
            Adam(reference.Bias, bias, means[1], squares[1], t, options, decay: 0);
        }

        AssertClose(reference, learned);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Run_SgdWithMomentum_FollowsThePublishedFormula(bool nesterov)
    {
        var options = new OptimiserOptions { Kind = OptimiserKind.Sgd, WeightDecay = 0.1, Momentum = 0.7, Nesterov = nesterov, GradientNormLimit = 0 };
        var reference = new SoftmaxRegression();
        var velocities = new[] { new double[12], new double[4] };

        var learned = Train(options, out _);

        for (var t = 0; t < Steps; t++)
        {
            var (weight, bias) = reference.Gradients(Inputs(t), Labels);
            Sgd(reference.Weight, weight, velocities[0], options, decay: options.WeightDecay);
            Sgd(reference.Bias, bias, velocities[1], options, decay: 0);
        }

        AssertClose(reference, learned);
    }

    [Fact]
    public void Run_GradientLongerThanTheLimit_IsShortenedToIt()
    {
        var options = new OptimiserOptions { Kind = OptimiserKind.Sgd, WeightDecay = 0, Momentum = 0, GradientNormLimit = 0.01 };
        var reference = new SoftmaxRegression();
        var (weight, bias) = reference.Gradients(Inputs(0), Labels);
        var length = Math.Sqrt(weight.Concat(bias).Sum(value => value * value));

        var learned = Train(options, out var first, steps: 1);

        Assert.Equal(length, first.GradientNorm, 1e-4);
        for (var i = 0; i < reference.Weight.Length; i++)
        {
            Assert.Equal(reference.Weight[i] - (Rate * 0.01 / length * weight[i]), learned["weight"].AsFloats()[i], 1e-6);
        }
    }

    [Fact]
    public void Weights_AverageKept_IsTheRunningMeanOfTheWeights()
    {
        var options = new OptimiserOptions { Kind = OptimiserKind.Sgd, WeightDecay = 0, Momentum = 0, GradientNormLimit = 0 };
        var reference = new SoftmaxRegression();
        double[] average = [.. reference.Weight];

        var learned = Train(options, out _, average: 0.3);

        for (var t = 0; t < Steps; t++)
        {
            var (weight, bias) = reference.Gradients(Inputs(t), Labels);
            Sgd(reference.Weight, weight, new double[12], options, 0);
            Sgd(reference.Bias, bias, new double[4], options, 0);
            var kept = Math.Min(0.3, (1.0 + t) / (10 + t));
            average = [.. average.Zip(reference.Weight, (mean, value) => (kept * mean) + ((1 - kept) * value))];
        }

        Assert.All(average.Zip(learned["weight"].ToFloats()), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    private static Dictionary<string, OnnxTensor> Train(OptimiserOptions options, out StepOutcome first, int steps = Steps, double average = 0)
    {
        var network = new SoftmaxRegression().Network();
        var gradient = GradientBuilder.Build(network.Graph, new()
        {
            Logits = network.Logits,
            Trainable = ["weight", "bias"],
            InputShapes = new Dictionary<string, long[]> { ["x"] = [Labels.Length, SoftmaxRegression.Width] },
            Loss = new() { Labels = LabelKind.Distribution },
        });
        var graph = StepGraph.Build(network.Graph, gradient, [new("weight"), new("bias", Decays: false)], options, average > 0);
        using var session = new StepSession(graph, network.Input, Labels.Length, SoftmaxRegression.Classes);
        using var batch = new Batch(Labels.Length, [SoftmaxRegression.Width], SoftmaxRegression.Classes);
        first = default;
        for (var step = 0; step < steps; step++)
        {
            Inputs(step).CopyTo(batch.Inputs);
            for (var row = 0; row < Labels.Length; row++)
            {
                new ClassTargets(new(Labels, SoftmaxRegression.Classes)).Write(row, batch.Target(row));
            }

            var outcome = session.Run(batch, step, Rate, average, TestContext.Current.CancellationToken);
            first = step == 0 ? outcome : first;
        }

        return session.Weights();
    }

    private static float[] Inputs(int step)
    {
        var random = new Random(step);
        return [.. Enumerable.Range(0, Labels.Length * SoftmaxRegression.Width).Select(_ => (float)((4 * random.NextDouble()) - 2))];
    }

    private static void Adam(double[] w, double[] g, double[] m, double[] v, int t, OptimiserOptions options, double decay)
    {
        for (var i = 0; i < w.Length; i++)
        {
            m[i] = (options.Beta1 * m[i]) + ((1 - options.Beta1) * g[i]);
            v[i] = (options.Beta2 * v[i]) + ((1 - options.Beta2) * g[i] * g[i]);
            var (mean, square) = (m[i] / (1 - Math.Pow(options.Beta1, t)), v[i] / (1 - Math.Pow(options.Beta2, t)));
            w[i] = (w[i] * (1 - (Rate * decay))) - (Rate * mean / (Math.Sqrt(square) + options.Epsilon));
        }
    }

    private static void Sgd(double[] w, double[] g, double[] velocity, OptimiserOptions options, double decay)
    {
        for (var i = 0; i < w.Length; i++)
        {
            var slope = g[i] + (decay * w[i]);
            velocity[i] = (options.Momentum * velocity[i]) + slope;
            w[i] -= Rate * (options.Nesterov ? slope + (options.Momentum * velocity[i]) : velocity[i]);
        }
    }

    private static void AssertClose(SoftmaxRegression reference, Dictionary<string, OnnxTensor> learned)
    {
        Assert.All(reference.Weight.Zip(learned["weight"].ToFloats()), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        Assert.All(reference.Bias.Zip(learned["bias"].ToFloats()), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }
}
