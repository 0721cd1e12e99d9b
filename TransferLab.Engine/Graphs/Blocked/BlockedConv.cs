using TransferLab.Engine.Graphs.Gradients;

namespace TransferLab.Engine.Graphs.Blocked;

/// <summary>Convolutions of pictures: dense, depthwise, or in groups of whole blocks.</summary>
internal static class BlockedConv
{
    public static bool TryRewrite(BlockedGraph b, OnnxNode node)
    {
        if (b.Shape(node.Inputs[0]) is not { Length: 4 } x || b.Shape(node.Inputs[1]) is not { } w || b.Shape(node.Outputs[0]) is not { } y)
        {
            return false;
        }

        var shapes = new ConvShapes(x[0], x[1], y[1], node.Int("group", 1), x[2..], y[2..], Window.Of(node, w[2..], x[2..], y[2..]));
        if (!b.Fit.Conv(shapes))
        {
            return false;
        }

        var bias = node.Input(2) is { } vector ? BlockedWeights.PerChannel(b, b.Plain(vector), shapes.Filters) : null;
        var direct = shapes.Groups == 1 && shapes.Channels < b.Block;
        var picture = direct ? b.Plain(node.Inputs[0]) : b.Blocked(node.Inputs[0]);
        var weight = b.Plain(node.Inputs[1]);
        var laidOut = shapes.IsDepthwise ? BlockedWeights.Depthwise(b, weight, w)
            : direct ? BlockedWeights.PlainInput(b, weight, w)
            : BlockedWeights.Dense(b, weight, w);
        b.Computed(node.Outputs[0], Apply(b, picture, laidOut, bias, shapes));
        return true;
    }

    /// <summary>The blocked operator itself.</summary>
    /// <param name="weight">Laid out by <see cref="BlockedWeights"/>.</param>
    public static string Apply(BlockedGraph b, string picture, string weight, string? bias, ConvShapes shapes) => b.Apply(
        "Conv",
        bias is null ? [picture, weight] : [picture, weight, bias],
        ("kernel_shape", shapes.Window.Kernel),
        ("strides", shapes.Window.Strides),
        ("dilations", shapes.Window.Dilations),
        ("pads", shapes.Window.Pads),
        ("group", shapes.IsDepthwise ? b.Padded(shapes.Groups) : shapes.Groups));
}
