namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>How a kernel slides: the attributes of convolutions and pools with all defaults and automatic pads worked out.</summary>
/// <param name="Kernel">Sides of the kernel.</param>
/// <param name="PadsBegin">May not be negative in ONNX.</param>
internal sealed record Window(long[] Kernel, long[] Strides, long[] Dilations, long[] PadsBegin, long[] PadsEnd)
{
    public int Rank => Kernel.Length;

    /// <summary>Begins, then ends, as the attribute wants them.</summary>
    public long[] Pads => [.. PadsBegin, .. PadsEnd];

    /// <summary>Side of the kernel with the gaps of its dilation.</summary>
    public long Extent(int axis) => (Kernel[axis] - 1) * Dilations[axis] + 1;

    /// <param name="large">Spatial shape on the side of the many positions: the input of a convolution or pool.</param>
    /// <param name="small">Spatial shape on the other side.</param>
    public static Window Of(OnnxNode node, long[] kernel, long[] large, long[] small)
    {
        var rank = kernel.Length;
        var strides = node.Ints("strides") ?? Ones(rank);
        var dilations = node.Ints("dilations") ?? Ones(rank);
        var pads = node.Ints("pads") ?? new long[2 * rank];
        var (begin, end) = (pads[..rank], pads[rank..]);
        var automatic = node.Text("auto_pad", "NOTSET");
        if (automatic is "VALID")
        {
            (begin, end) = (new long[rank], new long[rank]);
        }
        else if (automatic is "SAME_UPPER" or "SAME_LOWER")
        {
            for (var axis = 0; axis < rank; axis++)
            {
                var total = Math.Max(0, (small[axis] - 1) * strides[axis] + (kernel[axis] - 1) * dilations[axis] + 1 - large[axis]);
                (begin[axis], end[axis]) = automatic is "SAME_UPPER" ? (total / 2, total - total / 2) : (total - total / 2, total / 2);
            }
        }

        return new(kernel, strides, dilations, begin, end);
    }

    /// <summary>The pads that a transposed convolution chooses itself where its output shape is given.</summary>
    public Window FittedTo(long[] small, long[] large, long[]? outputPadding, bool upper)
    {
        long[] begin = [.. PadsBegin], end = [.. PadsEnd];
        for (var axis = 0; axis < Rank; axis++)
        {
            var total = Math.Max(0, Strides[axis] * (small[axis] - 1) + (outputPadding?[axis] ?? 0) + Extent(axis) - large[axis]);
            (begin[axis], end[axis]) = upper ? (total / 2, total - total / 2) : (total - total / 2, total / 2);
        }

        return this with { PadsBegin = begin, PadsEnd = end };
    }

    private static long[] Ones(int rank) => [.. Enumerable.Repeat(1L, rank)];
}
