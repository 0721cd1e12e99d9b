using TransferLab.Engine.Graphs;

namespace TransferLab.Tests.Engine.Graphs.Gradients;

/// <summary>The loss against its definition, with everything that can be set.</summary>
public sealed class CrossEntropyTests
{
    private const int Batch = 4;
    private const int Classes = 3;

    private static readonly int[] Labels = [2, 0, 1, 2];

    [Theory]
    [InlineData(LabelKind.ClassIndex, 0, false)]
    [InlineData(LabelKind.ClassIndex, .2f, false)]
    [InlineData(LabelKind.ClassIndex, 0, true)]
    [InlineData(LabelKind.ClassIndex, .2f, true)]
    [InlineData(LabelKind.Distribution, 0, false)]
    [InlineData(LabelKind.Distribution, .2f, true)]
    public void Build_AnyOptions_LossAndGradientFollowTheDefinition(LabelKind kind, float smoothing, bool weighted)
    {
        float[]? weights = weighted ? [.5f, 2f, 1.25f] : null;
        var logits = Onnx.Noise([Batch, Classes], new Random(8), scale: 2);
        var g = new GraphBuilder();
        var x = g.Input("x", ElementType.Float, Batch, Classes);
        g.Output(g.Mul(x, g.Initializer("w", OnnxTensor.Of([1, 1], [1f]))), "logits");

        var gradient = GradientBuilder.Build(g.Graph, new()
        {
            Logits = "logits",
            Trainable = ["x"],
            InputShapes = new Dictionary<string, long[]>(),
            Loss = new() { Labels = kind, LabelSmoothing = smoothing, ClassWeights = weights },
        });
        var results = Onnx.Run(gradient.WithGradientsAsOutputs(), new Dictionary<string, OnnxTensor>
        {
            ["x"] = logits,
            [GradientGraph.LabelsInput] = kind is LabelKind.ClassIndex
                ? OnnxTensor.List([.. Labels.Select(label => (long)label)])
                : OnnxTensor.Of([Batch, Classes], OneHot()),
        });

        double[] values = Array.ConvertAll(logits.ToFloats(), value => (double)value);
        Assert.Equal(Loss(values, smoothing, weights), results[gradient.Loss].ToFloats()[0], 1e-5);
        for (var i = 0; i < values.Length; i++)
        {
            Assert.Equal(Slope(values, i, smoothing, weights), results[gradient.Gradients["x"]].ToFloats()[i], 1e-5);
        }
    }

    private static float[] OneHot() => [.. Labels.SelectMany(label => Enumerable.Range(0, Classes).Select(c => c == label ? 1f : 0f))];

    /// <summary>−Σ w_c t_c log p_c over all examples, by the sum of the weights of their own classes; t mixes in 1/C of the smoothing.</summary>
    private static double Loss(double[] logits, double smoothing, float[]? weights)
    {
        var (sum, total) = (0.0, 0.0);
        for (var row = 0; row < Batch; row++)
        {
            var scores = logits.AsSpan(row * Classes, Classes).ToArray();
            var normaliser = Math.Log(scores.Sum(Math.Exp));
            for (var c = 0; c < Classes; c++)
            {
                var target = ((1 - smoothing) * (Labels[row] == c ? 1 : 0)) + (smoothing / Classes);
                sum -= (weights?[c] ?? 1) * target * (scores[c] - normaliser);
            }

            total += weights?[Labels[row]] ?? 1;
        }

        return sum / total;
    }

    private static double Slope(double[] logits, int index, double smoothing, float[]? weights)
    {
        const double Step = 1e-4;
        return (At(Step) - At(-Step)) / (2 * Step);

        double At(double shift)
        {
            var moved = logits.ToArray();
            moved[index] += shift;
            return Loss(moved, smoothing, weights);
        }
    }
}
