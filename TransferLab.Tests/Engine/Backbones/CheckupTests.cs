using TransferLab.Engine.Backbones;
using TransferLab.Engine.Backbones.Checkups;
using TransferLab.Engine.Backbones.Sessions;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Backbones;

public sealed class CheckupTests
{
    [AssetsTheory]
    [InlineData("mobilenetv2-1.0-224-imagenet", "embedding", 1280, 1001, BatchMode.AsItIs)]
    [InlineData("mobilenetv2-1.0-224-inat-birds", "embedding", 1280, 965, BatchMode.AsItIs)]
    [InlineData("mobilenetv1-0.25-224-imagenet-float", "embedding", 256, 1001, BatchMode.AsItIs)]
    [InlineData("mobilenetv1-0.25-96-vww", "embedding", 256, 2, BatchMode.AsItIs)]
    [InlineData("squeezenet1.1-224-imagenet", "embedding", 512, 1000, BatchMode.AsItIs)]
    [InlineData("SqueezeNet_fp16", null, 512, 1000, BatchMode.Lifted)]
    [InlineData("shufflenet-v2-12-int8", "611", 1024, 1000, BatchMode.Lifted)]
    [InlineData("resnet8-large-cifar10", "embedding", 160, 10, BatchMode.AsItIs)]
    [InlineData("doodlenet-28-quickdraw345", "embedding", 512, 345, BatchMode.AsItIs)]
    [InlineData("mobilenet_v2_0.35_128_tfs_channel_first", null, 1280, 5, BatchMode.AsItIs)]
    public void Run_RealNetwork_FindsLayerAndPassesItsTest(string name, string? tensor, int width, int classes, object mode)
    {
        var report = Checkup.Run(new(Assets.Backbone(name + ".onnx"), 0, 0, null));
        TestContext.Current.TestOutputHelper!.WriteLine(report.ToString());

        Assert.Equal(tensor ?? report.Anatomy.Features.Tensor, report.Anatomy.Features.Tensor);
        Assert.Equal(width, report.FeatureWidth);
        Assert.Equal(classes, report.LogitsWidth);
        Assert.Equal(mode, report.Mode);
    }
}
