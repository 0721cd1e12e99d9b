namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>Normalisation over the positions of each channel of each example (Ulyanov et al., 2016).</summary>
internal static class InstanceNormalizationGradient
{
    public static void Differentiate(NodeGradient n)
    {
        var (g, shape) = (n.G, n.InputShape(0));
        long[] spatial = [.. Enumerable.Range(2, shape.Length - 2).Select(axis => (long)axis)];
        var normal = Normalization.Of(g, n.X, spatial, n.Node.Float("epsilon", 1e-5f));
        if (n.Wants(1))
        {
            n.Give(1, g.ReduceSum(g.Mul(n.Dy, normal.Normalized), [0, .. spatial], keep: false));
        }

        if (n.Wants(2))
        {
            n.Give(2, g.ReduceSum(n.Dy, [0, .. spatial], keep: false));
        }

        if (n.Wants(0))
        {
            var scale = g.Reshape(n.Node.Inputs[1], [shape[1], .. spatial.Select(_ => 1L)]);
            n.Give(0, normal.Back(g, g.Mul(n.Dy, scale)));
        }
    }
}
