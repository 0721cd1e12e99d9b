namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>A transposed convolution is the way back of a convolution, so its own way back is that convolution.</summary>
internal static class ConvTransposeGradient
{
    public static void Differentiate(NodeGradient n)
    {
        var shapes = ConvShapes.OfConvTranspose(n);
        if (n.Wants(0))
        {
            n.Give(0, n.G.Apply(
                "Conv",
                [n.Dy, n.Node.Inputs[1]],
                ("strides", shapes.Window.Strides),
                ("dilations", shapes.Window.Dilations),
                ("pads", shapes.Window.Pads),
                ("group", shapes.Groups)));
        }

        if (n.Wants(1))
        {
            n.Give(1, ConvWeightGradient.Build(n.G, n.Dy, n.X, shapes, n.Blocks));
        }

        if (n.Wants(2))
        {
            n.Give(2, ConvGradient.ChannelSum(n.G, n.Dy, shapes.Window.Rank));
        }
    }
}
