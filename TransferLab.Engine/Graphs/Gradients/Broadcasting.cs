namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>The way back through NumPy-style broadcasting: what was repeated is summed.</summary>
internal static class Broadcasting
{
    /// <summary>Sums a tensor of shape <paramref name="from"/> to the shape <paramref name="to"/> that had been broadcast to it.</summary>
    public static string SumTo(GraphBuilder g, string gradient, long[] from, long[] to)
    {
        if (from.SequenceEqual(to))
        {
            return gradient;
        }

        var added = from.Length - to.Length;
        var axes = Enumerable.Range(0, from.Length)
            .Where(axis => axis < added || (to[axis - added] == 1 && from[axis] != 1))
            .Select(axis => (long)axis)
            .ToArray();
        var summed = axes.Length > 0 ? g.ReduceSum(gradient, axes) : gradient;
        return added > 0 ? g.Reshape(summed, to) : summed;
    }

    /// <summary>The shape of two tensors after broadcasting.</summary>
    public static long[] Shape(long[] a, long[] b)
    {
        var rank = Math.Max(a.Length, b.Length);
        return [.. Enumerable.Range(-rank, rank).Select(axis => Side(a, axis) == 1 ? Side(b, axis) : Side(a, axis))];

        static long Side(long[] shape, int axisFromBehind) => axisFromBehind + shape.Length < 0 ? 1 : shape[axisFromBehind + shape.Length];
    }
}
