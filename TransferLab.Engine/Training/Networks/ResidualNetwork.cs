using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Training.Networks;

/// <summary>Residual convolutional networks (He et al., "Deep residual learning", CVPR 2016).</summary>
internal static class ResidualNetwork
{
    /// <summary>For pictures of 32 to 96 pixels: a stem of 24 channels and one block each of 24, 48 and 96; 174,000 parameters.</summary>
    /// <param name="side">Pixels of height and width.</param>
    public static ClassifierNetwork Small(int channels, int side, int classes, int seed)
    {
        var n = new NetworkBuilder(seed);
        var input = n.G.Input("pictures", ElementType.Float, "batch", channels, side, side);
        var x = n.G.Relu(n.ConvNorm(input, channels, 24, kernel: 3));
        return Finish(n, input, Stages(n, x, 24, [24, 48, 96], blocks: 1), 96, classes);
    }

    /// <summary>ResNet-18 for 224 pixels: 11.7 million parameters with 1000 classes.</summary>
    public static ClassifierNetwork Eighteen(int side, int classes, int seed)
    {
        var n = new NetworkBuilder(seed);
        var input = n.G.Input("pictures", ElementType.Float, "batch", 3, side, side);
        var x = n.G.Relu(n.ConvNorm(input, 3, 64, kernel: 7, stride: 2));
        x = n.G.Apply("MaxPool", [x], ("kernel_shape", new long[] { 3, 3 }), ("strides", new long[] { 2, 2 }), ("pads", new long[] { 1, 1, 1, 1 }));
        return Finish(n, input, Stages(n, x, 64, [64, 128, 256, 512], blocks: 2), 512, classes);
    }

    private static string Stages(NetworkBuilder n, string x, int channels, int[] widths, int blocks)
    {
        foreach (var (stage, width) in widths.Index())
        {
            for (var block = 0; block < blocks; block++)
            {
                x = Block(n, x, channels, width, stride: block == 0 && stage > 0 ? 2 : 1);
                channels = width;
            }
        }

        return x;
    }

    internal static string Block(NetworkBuilder n, string x, int channels, int width, int stride)
    {
        var y = n.G.Relu(n.ConvNorm(x, channels, width, kernel: 3, stride));
        y = n.ConvNorm(y, width, width, kernel: 3);
        var shortcut = stride > 1 || channels != width ? n.ConvNorm(x, channels, width, kernel: 1, stride) : x;
        return n.G.Relu(n.G.Add(y, shortcut));
    }

    /// <summary>Averages over the picture, then tells the classes apart.</summary>
    internal static ClassifierNetwork Finish(NetworkBuilder n, string input, string x, int width, int classes)
    {
        var features = n.G.Apply("Flatten", [n.G.Apply("GlobalAveragePool", [x])], ("axis", 1L));
        var logits = n.G.Output(n.Dense(features, width, classes), "logits", ElementType.Float, ["batch", classes]);
        return new(n.G.Graph, input, features, logits, ["head.weight", "head.bias"]);
    }
}
