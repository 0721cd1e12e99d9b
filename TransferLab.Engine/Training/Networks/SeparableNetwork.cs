using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Training.Networks;

/// <summary>A small network of depthwise separable convolutions for pictures of 128 to 224 pixels (after Howard et al., "MobileNets", 2017).</summary>
internal static class SeparableNetwork
{
    // Width and stride of each block; 16 times smaller in the end, before the average over the picture.
    private static readonly (int Width, int Stride)[] Blocks =
        [(32, 1), (64, 2), (64, 1), (96, 2), (96, 1), (160, 2), (160, 1), (160, 1)];

    /// <summary>About 100,000 parameters.</summary>
    public static ClassifierNetwork Build(int channels, int side, int classes, int seed)
    {
        var n = new NetworkBuilder(seed);
        var input = n.G.Input("pictures", ElementType.Float, "batch", channels, side, side);
        var x = n.G.Relu(n.ConvNorm(input, channels, 16, kernel: 3, stride: 2));
        var width = 16;
        foreach (var block in Blocks)
        {
            var y = n.G.Relu(n.ConvNorm(x, width, width, kernel: 3, stride: block.Stride, groups: width));
            y = n.ConvNorm(y, width, block.Width, kernel: 1);
            x = n.G.Relu(block is { Stride: 1 } && block.Width == width ? n.G.Add(x, y) : y);
            width = block.Width;
        }

        return ResidualNetwork.Finish(n, input, x, width, classes);
    }
}
