namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>Sums, means and extrema over axes.</summary>
internal static class ReductionGradients
{
    public static void Sum(NodeGradient n) => n.Give(0, n.G.Expand(Kept(n, n.Dy), n.InputShape(0)));

    public static void Mean(NodeGradient n)
    {
        var share = Axes(n).Aggregate(1f, (product, axis) => product / n.InputShape(0)[axis]);
        n.Give(0, n.G.Expand(n.G.Mul(Kept(n, n.Dy), share), n.InputShape(0)));
    }

    /// <summary>To the extreme elements, in equal parts where several are equal.</summary>
    public static void Extremum(NodeGradient n) => n.Give(0, ToEqual(n, Kept(n, n.Dy), Kept(n, n.Y), [.. Axes(n).Select(axis => (long)axis)]));

    public static void SumSquare(NodeGradient n) => n.Give(0, n.G.Mul(n.G.Mul(n.X, 2), Kept(n, n.Dy)));

    public static void L1(NodeGradient n) => n.Give(0, n.G.Mul(n.G.Apply("Sign", [n.X]), Kept(n, n.Dy)));

    /// <summary>None where all elements are zero.</summary>
    public static void L2(NodeGradient n)
    {
        var y = Kept(n, n.Y);
        var divisor = n.G.Where(n.G.Equal(y, n.G.Constant(0f)), n.G.Constant(1f), y);
        n.Give(0, n.G.Mul(n.X, n.G.Div(Kept(n, n.Dy), divisor)));
    }

    public static void LogSumExp(NodeGradient n) => n.Give(0, n.G.Mul(n.G.Exp(n.G.Sub(n.X, Kept(n, n.Y))), Kept(n, n.Dy)));

    /// <summary>Gives a reduced gradient to the elements that equal the reduced value.</summary>
    public static string ToEqual(NodeGradient n, string dy, string y, long[] axes)
    {
        var equal = n.G.Apply("Cast", [n.G.Equal(n.X, y)], ("to", (long)ElementType.Float));
        return n.G.Mul(equal, n.G.Div(dy, n.G.ReduceSum(equal, axes)));
    }

    private static int[] Axes(NodeGradient n)
    {
        var rank = n.InputShape(0).Length;
        if (n.Node.Input(1) is null || n.Longs(1).Length == 0)
        {
            return n.Node.Int("noop_with_empty_axes", 0) == 1 ? [] : [.. Enumerable.Range(0, rank)];
        }

        return [.. n.Longs(1).Select(axis => NodeGradient.Axis(axis, rank))];
    }

    /// <summary>A tensor of the output's shape with the reduced axes kept as 1.</summary>
    private static string Kept(NodeGradient n, string tensor)
    {
        if (n.Node.Int("keepdims", 1) == 1)
        {
            return tensor;
        }

        var shape = n.InputShape(0).ToArray();
        foreach (var axis in Axes(n))
        {
            shape[axis] = 1;
        }

        return n.G.Reshape(tensor, shape);
    }
}
