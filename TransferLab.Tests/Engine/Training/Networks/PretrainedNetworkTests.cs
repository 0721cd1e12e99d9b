using TransferLab.Engine;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Networks;
using TransferLab.Engine.Training.Techniques;
using TransferLab.Tests.Support;
using static TransferLab.Tests.Engine.Training.Techniques.Networks;

namespace TransferLab.Tests.Engine.Training.Networks;

public sealed class PretrainedNetworkTests
{
    [AssetsTheory]
    [InlineData("mobilenetv1-0.25-224-imagenet-float.onnx", 256, 224)]
    [InlineData("mobilenetv2-1.0-224-imagenet.onnx", 1280, 224)]
    [InlineData("squeezenet1.1-224-imagenet.onnx", 512, 224)]
    [InlineData("resnet8-large-cifar10.onnx", 160, 32)]
    [InlineData("mobilenet_v2_0.35_128_tfs_channel_first.onnx", 1280, 128)]
    public void Export_ChangedWeights_GivesWhatTrainingSawAndDiffersOnlyInWeightsAndHead(string file, int width, int side)
    {
        var (pretrained, original) = Reference(file);
        var head = HeadStart.Fresh(4, width, seed: 1);
        var network = pretrained.WithHead(head.Weight, head.Bias);
        var tuned = Tunable.All(network).ToDictionary(tensor => tensor.Name, tensor => Changed(network.Graph.Initializers[tensor.Name], tensor.Name));
        long[] shape = [2, 3, side, side];
        var pictures = Noise(shape);

        var exported = OnnxFile.Parse(OnnxFile.ToBytes(pretrained.Export(tuned)));

        Assert.True(tuned.Count > 10);
        AssertClose(
            Softmax(Run(network.With(tuned), pictures, shape), 4),
            Run(exported, exported.Inputs[0].Name, "probabilities", pictures, shape),
            1e-4);
        AssertSameNodes(original, exported);
    }

    [AssetsFact]
    public void Export_HalfPrecision_GoesBackToHalfPrecision()
    {
        var (pretrained, original) = Reference("SqueezeNet_fp16.onnx");
        var head = HeadStart.Fresh(4, 512, seed: 1);
        var network = pretrained.WithHead(head.Weight, head.Bias);
        var tuned = Tunable.All(network).ToDictionary(tensor => tensor.Name, tensor => Changed(network.Graph.Initializers[tensor.Name], tensor.Name));

        var exported = pretrained.Export(tuned);

        Assert.All(network.Graph.Initializers.Where(pair => tuned.ContainsKey(pair.Key)), pair => Assert.Equal(ElementType.Float, pair.Value.ElementType));
        Assert.All(tuned.Keys.Where(original.Initializers.ContainsKey), name => Assert.Equal(ElementType.Float16, exported.Initializers[name].ElementType));
        AssertSameNodes(original, exported);
    }

    [AssetsFact]
    public void New_QuantisedModel_IsRefusedWithThatReason()
    {
        var error = Assert.Throws<TransferLabException>(() => Reference("shufflenet-v2-12-int8.onnx"));

        Assert.Contains("quantised", error.Problem.ToString(), StringComparison.Ordinal);
    }

    [AssetsFact]
    public void Of_FreshStart_HasANormBehindEveryConvolutionAndNothingOfTheOldWeights()
    {
        var head = HeadStart.Fresh(4, 256, seed: 1);
        var network = Reference("mobilenetv1-0.25-224-imagenet-float.onnx").Network.WithHead(head.Weight, head.Bias);
        var values = ShapeInference.Fixed(network.Graph.WithInputShapes(new Dictionary<string, long[]> { [network.Input] = [1, 3, 224, 224] }));

        var fresh = FreshStart.Of(network, values, seed: 1);

        Assert.Equal(fresh.Graph.Nodes.Count(node => node.Is("Conv")), fresh.Graph.Nodes.Count(node => node.Is("BatchNormalization")));
        var roles = TensorRoles.Of(network.Graph);
        Assert.All(roles.Where(pair => pair.Value is TensorRole.Weight), pair =>
            Assert.NotEqual(network.Graph.Initializers[pair.Key].ToFloats(), fresh.Graph.Initializers[pair.Key].ToFloats()));
        Assert.All(Run(fresh, Noise([1, 3, 224, 224]), 1, 3, 224, 224), logit => Assert.True(float.IsFinite(logit)));
    }

    /// <summary>Every node up to the features is that of the original; what was added is the head.</summary>
    private static void AssertSameNodes(OnnxGraph original, OnnxGraph exported)
    {
        var before = original.Nodes.Select(node => node.ToString()).ToHashSet();
        var added = exported.Nodes.Where(node => !before.Contains(node.ToString())).ToList();
        Assert.InRange(added.Count, 3, 5);
        Assert.All(added, node => Assert.Contains(node.OpType, new[] { "GlobalAveragePool", "Flatten", "Cast", "Gemm", "Softmax" }));
        Assert.Equal(original.Inputs.Select(input => input.Name), exported.Inputs.Select(input => input.Name));
    }

    private static OnnxTensor Changed(OnnxTensor tensor, string name)
    {
        var values = tensor.ToFloats();
        var noise = Noise([.. tensor.Shape], name.Length);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] *= 1 + (0.05f * noise[i]);
        }

        return OnnxTensor.Of(tensor.Shape, values);
    }

    private static float[] Softmax(float[] logits, int classes)
    {
        for (var at = 0; at < logits.Length; at += classes)
        {
            System.Numerics.Tensors.TensorPrimitives.SoftMax(logits.AsSpan(at, classes), logits.AsSpan(at, classes));
        }

        return logits;
    }
}
