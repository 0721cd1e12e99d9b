using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Networks;
using TransferLab.Engine.Transferability.Gap;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Training.Networks;

public sealed class MultiplyAddsTests
{
    [Fact]
    public void PerPicture_OneConvolutionAndOneLayer_CountsEveryProduct()
    {
        var g = new GraphBuilder();
        var x = g.Input("x", ElementType.Float, "batch", 4, 6, 6);
        var y = g.Conv(x, g.Initializer("w", FreshWeights.Fill(1, 8, 2, 3, 3)), pads: 1, groups: 2);
        var flat = g.Apply("Flatten", [y], ("axis", 1L));
        g.Output(g.Gemm(flat, g.Initializer("v", FreshWeights.Fill(1, 5, 288)), g.Initializer("b", FreshWeights.Fill(0, 5)), transB: true), "logits", ElementType.Float, ["batch", 5]);

        // 8 channels of 36 pixels, each a sum over 2 channels of 3×3; then 5 sums over 288 numbers.
        Assert.Equal((8 * 36 * 2 * 9) + (5 * 288), MultiplyAdds.PerPicture(g.Graph, "x", [4, 6, 6]));
    }

    [Fact]
    public void PerPicture_TwiceTheSide_CostsFourTimesAsMuch() =>
        Assert.InRange(FreshNetwork.Small(5, 64).MultiplyAdds / FreshNetwork.Small(5, 32).MultiplyAdds, 3.99, 4);

    // Sandler et al., "MobileNetV2", CVPR 2018, count 300 million for the whole network; its classifier, 1.3 million, is cut off here.
    [AssetsTheory]
    [InlineData("mobilenetv2-1.0-224-imagenet", 1280, 295e6, 305e6)]
    [InlineData("mobilenetv1-0.25-224-imagenet-float", 256, 39e6, 42e6)]
    public void CostPerPicture_OfKnownNetworks_IsAsPublished(string file, int width, double least, double most)
    {
        var card = Techniques.Networks.Card(file) with { FeatureWidth = width };

        Assert.InRange(SameArchitecture.CostPerPicture(card, Assets.Backbone(file + ".onnx")), least, most);
    }

    [AssetsFact]
    public void Of_AnArchitectureThatTakesAnySize_IsTrainedOnSmallerPictures()
    {
        var card = Techniques.Networks.Card("mobilenetv1-0.25-224-imagenet-float") with { FeatureWidth = 256 };

        var network = SameArchitecture.Of(card, Assets.Backbone(card.Id + ".onnx"), classes: 3);

        Assert.Equal((96, 96), (network.Preprocessing.Width, network.Preprocessing.Height));
        Assert.InRange(network.MultiplyAdds, 7e6, 9e6);
        Assert.Equal(3, Techniques.Networks.Run(network.Create(5), new float[3 * 96 * 96], 1, 3, 96, 96).Length);
    }
}
