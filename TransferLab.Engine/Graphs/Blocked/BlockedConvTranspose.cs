using TransferLab.Engine.Graphs.Gradients;

namespace TransferLab.Engine.Graphs.Blocked;

/// <summary>
/// Transposed convolutions, which is what gradients of inputs are, as convolutions with turned kernels. Strides become either zeros
/// between the positions (depthwise and pointwise) or one convolution for all phases of the output, whose results are interleaved.
/// </summary>
internal static class BlockedConvTranspose
{
    public static bool TryRewrite(BlockedGraph b, OnnxNode node)
    {
        if (b.Shape(node.Inputs[0]) is not { Length: 4 } x || b.Shape(node.Inputs[1]) is not { } w || b.Shape(node.Outputs[0]) is not { } y)
        {
            return false;
        }

        var window = Window.Of(node, w[2..], y[2..], x[2..]);
        var shapes = new ConvShapes(x[0], y[1], x[1], node.Int("group", 1), y[2..], x[2..], window);
        if (!b.Fit.ConvTranspose(shapes) || node.Input(2) is not null || node.Text("auto_pad", "NOTSET") != "NOTSET" || node.Ints("output_shape") is not null)
        {
            return false;
        }

        var weight = b.Plain(node.Inputs[1]);
        var dy = b.Blocked(node.Inputs[0]);
        b.Computed(node.Outputs[0], Build(b, dy, weight, shapes));
        return true;
    }

    private static bool HasStrideOne(ConvShapes shapes) => shapes.Window.Strides.All(stride => stride == 1);

    private static string Build(BlockedGraph b, string dy, string weight, ConvShapes shapes)
    {
        var pointwise = shapes.Window.Kernel.All(side => side == 1);
        if (shapes.IsDepthwise)
        {
            var turned = BlockedWeights.Depthwise(b, weight, shapes.WeightShape, turned: true);
            return BlockedStrides.Slide(b, BlockedStrides.Stuffed(b, dy, shapes.Filters, shapes), turned, shapes);
        }

        if (HasStrideOne(shapes))
        {
            return BlockedStrides.Slide(b, dy, Turned(b, weight, shapes), shapes);
        }

        if (pointwise && shapes.Window.Pads.All(pad => pad == 0))
        {
            // The product first, while the picture is still small.
            var small = shapes with { Large = shapes.Small, Window = shapes.Window with { Strides = [1, 1] } };
            var product = BlockedStrides.Slide(b, dy, Turned(b, weight, small), small);
            return BlockedStrides.Cropped(b, BlockedStrides.Stuffed(b, product, shapes.Channels, shapes), shapes.Channels, shapes.Batch, BlockedStrides.StuffedSides(shapes), shapes.Large);
        }

        return BlockedPhases.Build(b, dy, weight, shapes);
    }

    /// <summary>Kernels turned round.</summary>
    private static string Turned(BlockedGraph b, string weight, ConvShapes shapes)
    {
        var (height, width) = (shapes.Window.Kernel[0], shapes.Window.Kernel[1]);
        long[] taps = [.. Enumerable.Range(0, (int)(height * width)).Reverse().Select(tap => (long)tap)];
        var turned = BlockedWeights.Turned(b, weight, shapes.WeightShape, [taps]);
        return b.G.Reshape(turned, b.Padded(shapes.Channels), b.Padded(shapes.Filters), height, width);
    }
}
