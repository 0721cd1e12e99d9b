using TransferLab.Engine;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Networks;
using TransferLab.Engine.Training.Techniques;

namespace TransferLab.Tests.Engine.Training.Techniques;

public sealed class LowRankAdaptersTests
{
    private static readonly long[] Shape = [2, 5, 7, 7];

    [Fact]
    public void Of_BeforeTraining_ChangesNothing()
    {
        var network = Mixed();
        var part = LowRankAdapters.Of(network, rank: 2, alpha: 4, seed: 1);
        var pictures = Networks.Noise(Shape);

        Networks.AssertClose(Networks.Run(network, pictures, Shape), Networks.Run(part.Network, pictures, Shape), 1e-6);
    }

    [Fact]
    public void Merge_AnyAdapters_GivesThePlainNetworkTheSameAnswers()
    {
        var network = Mixed();
        var part = LowRankAdapters.Of(network, rank: 2, alpha: 4, seed: 1);
        var trained = part.Tensors.ToDictionary(tensor => tensor.Name, tensor =>
        {
            var shape = part.Network.Graph.Initializers[tensor.Name].Shape;
            return OnnxTensor.Of(shape, Networks.Noise([.. shape], tensor.Name.Length));
        });
        var pictures = Networks.Noise(Shape);

        var merged = network.With(part.Merge(trained));

        Networks.AssertClose(Networks.Run(part.Network.With(trained), pictures, Shape), Networks.Run(merged, pictures, Shape), 1e-5);
        Assert.Equal(network.Graph.Nodes.Select(node => node.ToString()), merged.Graph.Nodes.Select(node => node.ToString()));
    }

    [Fact]
    public void Of_EveryKindOfProduct_TrainsTwoTensorsEachAndTheHead()
    {
        var part = LowRankAdapters.Of(Mixed(), rank: 2, alpha: 4, seed: 1);

        // Two 1×1 convolutions, a Gemm and a MatMul; the 3×3 convolution is no matrix product.
        Assert.Equal((2 * 4) + 2, part.Tensors.Count);
    }

    [Fact]
    public void Of_RankAboveEveryLayer_SaysSo()
    {
        var error = Assert.Throws<TransferLabException>(() => LowRankAdapters.Of(Mixed(), rank: 64, alpha: 4, seed: 1));

        Assert.Contains("64", error.Problem.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A 1×1 convolution, one with a stride, a 3×3 one, a MatMul, a Gemm with its weight transposed, and a head.</summary>
    private static ClassifierNetwork Mixed()
    {
        var g = new GraphBuilder();
        var x = g.Input("x", ElementType.Float, "batch", 5, 7, 7);
        var y = g.Relu(g.Conv(x, Weight(g, "a", 6, 5, 1, 1)));
        y = g.Relu(g.Conv(y, Weight(g, "b", 8, 6, 1, 1), stride: 2));
        y = g.Relu(g.Conv(y, Weight(g, "c", 8, 8, 3, 3), pads: 1));
        y = g.Apply("Flatten", [g.Apply("GlobalAveragePool", [y])], ("axis", 1L));
        y = g.Relu(g.MatMul(y, Weight(g, "d", 8, 9)));
        var features = g.Relu(g.Gemm(y, Weight(g, "e", 6, 9), Weight(g, "e.bias", 6), transB: true));
        g.Output(g.Gemm(features, Weight(g, "head", 3, 6), Weight(g, "head.bias", 3), transB: true), "logits");
        return new(g.Graph, x, features, "logits", ["head", "head.bias"]);
    }

    private static string Weight(GraphBuilder g, string name, params long[] shape) =>
        g.Initializer(name, OnnxTensor.Of(shape, Networks.Noise(shape, name.Length + (int)shape[0])));

    [Fact]
    public void Of_PaddedConvolution_IsLeftAsItIs()
    {
        var g = new GraphBuilder();
        var x = g.Input("x", ElementType.Float, "batch", 5, 7, 7);
        var padded = g.Conv(x, Weight(g, "a", 6, 5, 1, 1), pads: 1);
        var features = g.Apply("Flatten", [g.Apply("GlobalAveragePool", [g.Relu(g.Conv(padded, Weight(g, "b", 8, 6, 1, 1)))])], ("axis", 1L));
        g.Output(g.Gemm(features, Weight(g, "head", 3, 8), Weight(g, "head.bias", 3), transB: true), "logits");

        var part = LowRankAdapters.Of(new(g.Graph, x, features, "logits", ["head", "head.bias"]), rank: 2, alpha: 4, seed: 1);

        Assert.Equal(["b/adapter-down", "b/adapter-up"], part.Tensors.Select(tensor => tensor.Name).Where(name => !name.StartsWith("head", StringComparison.Ordinal)));
        Assert.Equal(6, Networks.Run(part.Network, Networks.Noise(Shape), Shape).Length);
    }
}
