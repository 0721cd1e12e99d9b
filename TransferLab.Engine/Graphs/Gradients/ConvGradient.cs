namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>Convolution in any number of dimensions, grouped, strided, dilated, padded.</summary>
internal static class ConvGradient
{
    public static void Differentiate(NodeGradient n)
    {
        var shapes = ConvShapes.OfConv(n);
        if (n.Wants(0))
        {
            n.Give(0, ConvInputGradient.Build(n.G, n.Dy, n.Node.Inputs[1], shapes, n.Blocks));
        }

        if (n.Wants(1))
        {
            n.Give(1, ConvWeightGradient.Build(n.G, n.X, n.Dy, shapes, n.Blocks));
        }

        if (n.Wants(2))
        {
            n.Give(2, ChannelSum(n.G, n.Dy, shapes.Window.Rank));
        }
    }

    /// <summary>The gradient of a bias: everything summed but the channels.</summary>
    public static string ChannelSum(GraphBuilder g, string dy, int spatialRank)
    {
        long[] axes = [0, .. Enumerable.Range(2, spatialRank).Select(axis => (long)axis)];
        return g.ReduceSum(dy, axes, keep: false);
    }
}
