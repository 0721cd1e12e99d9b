namespace TransferLab.Engine.Graphs.Gradients;

internal static class GlobalPoolGradients
{
    public static void Average(NodeGradient n)
    {
        var positions = n.InputShape(0).Skip(2).Aggregate(1L, (product, side) => product * side);
        n.Give(0, n.G.Expand(n.G.Mul(n.Dy, 1f / positions), n.InputShape(0)));
    }

    public static void Max(NodeGradient n)
    {
        long[] spatial = [.. Enumerable.Range(2, n.InputShape(0).Length - 2).Select(axis => (long)axis)];
        n.Give(0, ReductionGradients.ToEqual(n, n.Dy, n.Y, spatial));
    }
}
