using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Networks;
using TransferLab.Engine.Training.Techniques;
using static TransferLab.Tests.Engine.Training.Techniques.Networks;

namespace TransferLab.Tests.Engine.Training.Networks;

public sealed class FreshStartTests
{
    [Fact]
    public void Of_WrittenOutHardSwish_StillGetsANorm()
    {
        var fresh = Fresh(g => Convolution(g) is var y ? g.Mul(y, g.Apply("Clip", [g.Add(y, Once(g, "three", [1], 3)), Once(g, "none", [], 0), Once(g, "six", [], 6)])) : "");

        Assert.Single(fresh.Graph.Nodes, node => node.Is("BatchNormalization"));
    }

    [Theory]
    [InlineData(16, 0)]
    [InlineData(1, 1)]
    public void Of_ProductBehindAConvolution_IsANormWhereItHasANumberForEachChannel(int numbers, int added)
    {
        var fresh = Fresh(g => g.Mul(Convolution(g), Once(g, "scale", [numbers, 1, 1], 2)));

        Assert.Equal(added, fresh.Graph.Nodes.Count(node => node.Is("BatchNormalization")));
    }

    [Fact]
    public void Of_ParametricRectifier_BeginsAsARectifier()
    {
        var fresh = Fresh(g => g.Apply("PRelu", [Convolution(g), Once(g, "slope", [16, 1, 1], 0.9f)]));

        Assert.All(fresh.Graph.Initializers["slope"].ToFloats(), slope => Assert.Equal(0.25f, slope));
    }

    [Fact]
    public void Of_TransposedConvolution_DrawsByItsFanOut()
    {
        var fresh = Fresh(g => g.Apply("ConvTranspose", [Convolution(g), g.Initializer("up", OnnxTensor.Of([16, 200, 3, 3], new float[28_800]))]));

        var values = fresh.Graph.Initializers["up"].ToFloats();
        Assert.Equal(Math.Sqrt(2.0 / (200 * 9)), Math.Sqrt(values.Average(value => (double)value * value)), 1e-3);
    }

    [Fact]
    public void Of_MaskOfAWindow_IsKeptAndNotTuned()
    {
        float[] mask = [.. Enumerable.Range(0, 256).Select(i => i % 3 == 0 ? -100f : 0)];
        var fresh = Fresh(g => g.Add(Convolution(g), g.Initializer("mask", OnnxTensor.Of([1, 1, 16, 16], mask))));

        Assert.Equal(mask, fresh.Graph.Initializers["mask"].ToFloats());
        Assert.DoesNotContain(Tunable.All(fresh), tensor => tensor.Name == "mask");
    }

    [Fact]
    public void Of_ClassToken_IsForgottenAndTuned()
    {
        var fresh = Fresh(
            g =>
            {
                var patches = g.Transpose(g.Reshape(Convolution(g), 1, 16, 256), 0, 2, 1);
                var token = g.Expand(Once(g, "token", [1, 1, 16], 0.7f), 1, 1, 16);
                return g.Transpose(g.Concat(1, token, patches), 0, 2, 1);
            });

        Assert.All(fresh.Graph.Initializers["token"].ToFloats(), value => Assert.Equal(0, value));
        Assert.Contains(Tunable.All(fresh), tensor => tensor.Name == "token");
    }

    private static string Convolution(GraphBuilder g) => g.Conv("x", g.Initializer("kernel", OnnxTensor.Of([16, 3, 3, 3], Noise([16, 3, 3, 3]))), pads: 1);

    private static string Once(GraphBuilder g, string name, long[] shape, float value) =>
        g.Initializer(name, OnnxTensor.Of(shape, [.. Enumerable.Repeat(value, (int)shape.Aggregate(1L, (product, side) => product * side))]));

    /// <summary>Pictures of 16 by 16, something, an average and a head.</summary>
    private static ClassifierNetwork Fresh(Func<GraphBuilder, string> trunk)
    {
        var g = new GraphBuilder();
        g.Input("x", ElementType.Float, 1, 3, 16, 16);
        var features = g.Apply("Flatten", [g.Apply("GlobalAveragePool", [trunk(g)])], ("axis", 1L));
        var width = ShapeInference.Fixed(g.Graph)[features].FixedShape![1];
        g.Output(g.MatMul(features, g.Initializer("head", OnnxTensor.Of([width, 4], Noise([width, 4])))), "logits");
        return FreshStart.Of(new(g.Graph, "x", features, "logits", ["head"]), ShapeInference.Fixed(g.Graph), seed: 1);
    }
}
