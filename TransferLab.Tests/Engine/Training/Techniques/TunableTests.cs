using TransferLab.Engine;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Networks;
using TransferLab.Engine.Training.Techniques;

namespace TransferLab.Tests.Engine.Training.Techniques;

public sealed class TunableTests
{
    [Fact]
    public void All_OperatorWithoutRuleBehindEveryLayer_NamesIt()
    {
        var error = Assert.Throws<TransferLabException>(() => Tunable.All(Network((g, x) => g.Apply("CumSum", [x, g.Constant(OnnxTensor.Of([], [1L]))]))));

        Assert.Contains("CumSum", error.Problem.ToString(), StringComparison.Ordinal);
        Assert.Contains("Choose another model", error.Remedy.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void BiasAndNorm_NetworkWithoutEither_SaysSo()
    {
        var network = Network((g, x) => g.Relu(x));

        var error = Assert.Throws<TransferLabException>(() => Tunable.BiasAndNorm(network));

        Assert.Contains("no biases", error.Problem.ToString(), StringComparison.Ordinal);
        Assert.Equal(["weight", "head", "head.bias"], Tunable.All(network).Select(tensor => tensor.Name));
    }

    [Fact]
    public void BiasAndNorm_LayerDecay_LowersTheRateOfTheLayerBefore()
    {
        var network = Network((g, x) => g.Add(x, g.Initializer("bias", OnnxTensor.Of([12], new float[12]))));

        var rates = Tunable.BiasAndNorm(network, layerDecay: 0.5).ToDictionary(tensor => tensor.Name, tensor => tensor.RateFactor);

        Assert.Equal((0.5, 1), (rates["bias"], rates["head"]));
    }

    /// <summary>A layer of 12 numbers, something, and a head.</summary>
    private static ClassifierNetwork Network(Func<GraphBuilder, string, string> between)
    {
        var g = new GraphBuilder();
        var x = g.Input("x", ElementType.Float, "batch", 4);
        var features = between(g, g.MatMul(x, g.Initializer("weight", OnnxTensor.Of([4, 12], Networks.Noise([4, 12])))));
        var (head, bias) = (g.Initializer("head", OnnxTensor.Of([12, 3], Networks.Noise([12, 3]))), g.Initializer("head.bias", OnnxTensor.Of([3], new float[3])));
        g.Output(g.Gemm(features, head, bias), "logits");
        return new(g.Graph, x, features, "logits", ["head", "head.bias"]);
    }
}
