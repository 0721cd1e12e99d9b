namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>The way back through operators that are a constant matrix along an axis (slices with steps, padding, resizing).</summary>
internal static class LinearMap
{
    /// <summary>Applies the transposed matrix along one axis.</summary>
    /// <param name="gradient">Of shape <paramref name="shape"/>.</param>
    /// <param name="matrix">Row-major (outputs, inputs); outputs = the size of the axis.</param>
    /// <param name="shape">Changed to the result's shape: the axis gets the size inputs.</param>
    public static string Back(GraphBuilder g, string gradient, int axis, float[] matrix, long[] shape)
    {
        var outputs = shape[axis];
        var inputs = matrix.Length / outputs;
        var outer = shape.Take(axis).Aggregate(1L, (product, side) => product * side);
        var inner = shape.Skip(axis + 1).Aggregate(1L, (product, side) => product * side);
        shape[axis] = inputs;
        var constant = g.Constant(OnnxTensor.Of([outputs, inputs], matrix));
        if (inner == 1)
        {
            return g.Reshape(g.MatMul(g.Reshape(gradient, outer, outputs), constant), shape);
        }

        var stacked = g.Reshape(gradient, outer, outputs, inner);
        var transposed = g.Transpose(constant, 1, 0);
        return g.Reshape(g.MatMul(transposed, stacked), shape);
    }

    /// <summary>The matrix that takes element <paramref name="sources"/>[i] of the input to place i; −1 for a constant.</summary>
    public static float[] Selection(IReadOnlyList<long> sources, long inputs)
    {
        var matrix = new float[sources.Count * inputs];
        for (var i = 0; i < sources.Count; i++)
        {
            if (sources[i] >= 0)
            {
                matrix[i * inputs + sources[i]] = 1;
            }
        }

        return matrix;
    }
}
