using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Networks;

namespace TransferLab.Tests.Engine.Training.Optimisers;

/// <summary>One linear layer under a softmax, as a network and as plain double-precision code.</summary>
internal sealed class SoftmaxRegression
{
    public const int Width = 3;
    public const int Classes = 4;

    public double[] Weight { get; } = [.. Enumerable.Range(0, Classes * Width).Select(i => Math.Sin(i + 1))];

    public double[] Bias { get; } = [0.1, -0.2, 0.3, 0];

    public ClassifierNetwork Network()
    {
        var g = new GraphBuilder();
        var x = g.Input("x", ElementType.Float, "batch", Width);
        var weight = g.Initializer("weight", OnnxTensor.Of([Classes, Width], [.. Weight.Select(value => (float)value)]));
        var bias = g.Initializer("bias", OnnxTensor.Of([Classes], [.. Bias.Select(value => (float)value)]));
        g.Output(g.Gemm(x, weight, bias, transB: true), "logits");
        return new(g.Graph, x, x, "logits", [weight, bias]);
    }

    /// <summary>Gradients of the mean cross-entropy with respect to weight and bias.</summary>
    public (double[] Weight, double[] Bias) Gradients(float[] inputs, int[] labels)
    {
        var (weight, bias) = (new double[Classes * Width], new double[Classes]);
        for (var row = 0; row < labels.Length; row++)
        {
            var x = inputs.AsSpan(row * Width, Width).ToArray();
            var scores = Enumerable.Range(0, Classes).Select(c => Bias[c] + Enumerable.Range(0, Width).Sum(i => Weight[(c * Width) + i] * x[i])).ToArray();
            var total = scores.Sum(Math.Exp);
            for (var c = 0; c < Classes; c++)
            {
                var error = ((Math.Exp(scores[c]) / total) - (labels[row] == c ? 1 : 0)) / labels.Length;
                bias[c] += error;
                for (var i = 0; i < Width; i++)
                {
                    weight[(c * Width) + i] += error * x[i];
                }
            }
        }

        return (weight, bias);
    }
}
