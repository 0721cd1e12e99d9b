using TransferLab.Engine;
using TransferLab.Engine.Backbones.Bundled;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Networks;
using TransferLab.Engine.Training.Techniques;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Training.Techniques;

public sealed class LastBlocksTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Of_ResidualNetwork_BothPartsTogetherAreTheWhole(int blocks) => AssertPartsAreTheWhole(ResidualNetwork.Small(3, 32, 5, seed: 1), 32, blocks);

    [Fact]
    public void Of_NetworkThatSeesAllStages_TakesThePooledOnesAlong()
    {
        var part = AssertPartsAreTheWhole(StagedNetwork.Build(3, 64, 16, [24, 48, 96], 5, seed: 1), 64, blocks: 1);

        long pooledFirst = 24, second = 48 * 8 * 8;
        Assert.Equal([pooledFirst + second], part.Network.Graph.Inputs.Single().Shape!.Skip(1).Select(side => side.Size!.Value));
    }

    /// <summary>What a beginner meets first, and what the remedies advise with it.</summary>
    [Theory]
    [InlineData(BundledBackbones.Photographs, 1)]
    [InlineData(BundledBackbones.Photographs, 2)]
    [InlineData(BundledBackbones.Glyphs, 1)]
    [InlineData(BundledBackbones.Glyphs, 2)]
    public void Of_BundledNetwork_BothPartsTogetherAreTheWhole(string id, int blocks)
    {
        var card = BundledBackbones.All.Single(card => card.Id == id);
        var network = new PretrainedNetwork(OnnxFile.Read(Path.Combine(BundledBackbones.Folder, id + ".onnx")), card);
        var head = Networks.Noise([5, card.FeatureWidth], seed: 2);

        AssertPartsAreTheWhole(network.WithHead(OnnxTensor.Of([5, card.FeatureWidth], head), OnnxTensor.Of([5], new float[5])), card.Preprocessing.Width, blocks);
    }

    [Fact]
    public void Of_ResidualNetwork_CutsBetweenBlocksAndTunesWhatIsBehind()
    {
        var whole = ResidualNetwork.Small(3, 32, 5, seed: 1);

        var part = LastBlocks.Of(whole, [3, 32, 32], blocks: 1);

        Assert.Equal([48, 16, 16], part.Network.Graph.Inputs.Single().Shape!.Skip(1).Select(side => side.Size!.Value));
        Assert.Equal(3, part.Tensors.Count(tensor => tensor.Decays && tensor.Name.StartsWith("layer", StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_MoreBlocksThanThereAre_SaysHowManyThereAre()
    {
        var error = Assert.Throws<TransferLabException>(() => LastBlocks.Of(ResidualNetwork.Small(3, 32, 5, seed: 1), [3, 32, 32], blocks: 9));

        Assert.Contains("9", error.Problem.ToString(), StringComparison.Ordinal);
    }

    [AssetsFact]
    public void Of_MobileNetV2_CutsAtTheNarrowTensorBeforeTheLastBlock()
    {
        var network = Networks.Reference("mobilenetv2-1.0-224-imagenet.onnx").Network.WithHead(OnnxTensor.Of([3, 1280], new float[3840]), OnnxTensor.Of([3], new float[3]));

        var part = LastBlocks.Of(network, [3, 224, 224], blocks: 1);

        Assert.Equal([160, 7, 7], part.Network.Graph.Inputs.Single().Shape!.Skip(1).Select(side => side.Size!.Value));
    }

    [Fact]
    public void Of_LayerDecay_LowersTheRateOfEachLayerBefore()
    {
        var part = LastBlocks.Of(ResidualNetwork.Small(3, 32, 5, seed: 1), [3, 32, 32], blocks: 1, layerDecay: 0.5);

        double[] rates = [.. part.Tensors.Select(tensor => tensor.RateFactor)];
        Assert.Equal(rates.Order(), rates);
        Assert.Equal(1, rates[^1]);
        Assert.InRange(rates[0], 0.01, 0.5);
    }

    [Fact]
    public void Of_NetworkWithoutBlocks_OffersToTuneAll()
    {
        var g = new GraphBuilder();
        var x = g.Input("x", ElementType.Float, "batch", 3, 8, 8);
        var features = g.Apply("Flatten", [g.Apply("GlobalAveragePool", [x])], ("axis", 1L));
        g.Output(g.MatMul(features, g.Initializer("head", OnnxTensor.Of([3, 2], new float[6]))), "logits");

        var error = Assert.Throws<TransferLabException>(() => LastBlocks.Of(new(g.Graph, x, features, "logits", ["head"]), [3, 8, 8], blocks: 1));

        Assert.Equal("Tune all layers.", error.Remedy.ToString());
    }

    private static TunedPart AssertPartsAreTheWhole(ClassifierNetwork whole, int side, int blocks)
    {
        var channels = (int)whole.Graph.Inputs.Single().Shape![1].Size!.Value;
        var part = LastBlocks.Of(whole, [channels, side, side], blocks);
        long[] shape = [2, channels, side, side];
        var pictures = Networks.Noise(shape);

        var before = Networks.Run(part.Frozen!, whole.Input, part.Network.Input, pictures, shape);
        long[] at = [2, .. part.Network.Graph.Inputs.Single().Shape!.Skip(1).Select(size => size.Size!.Value)];

        Networks.AssertClose(Networks.Run(whole, pictures, shape), Networks.Run(part.Network, before, at), 1e-5);
        return part;
    }
}
