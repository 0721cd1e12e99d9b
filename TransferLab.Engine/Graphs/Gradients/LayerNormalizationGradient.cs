namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>Normalisation over the last axes (Ba et al., 2016).</summary>
internal static class LayerNormalizationGradient
{
    public static void Differentiate(NodeGradient n)
    {
        var (g, shape) = (n.G, n.InputShape(0));
        var first = NodeGradient.Axis(n.Node.Int("axis", -1), shape.Length);
        long[] axes = [.. Enumerable.Range(first, shape.Length - first).Select(axis => (long)axis)];
        var normal = Normalization.Of(g, n.X, axes, n.Node.Float("epsilon", 1e-5f));
        if (n.Wants(1))
        {
            n.GiveSummed(1, g.Mul(n.Dy, normal.Normalized), shape);
        }

        if (n.Wants(2))
        {
            n.GiveSummed(2, n.Dy, shape);
        }

        if (n.Wants(0))
        {
            n.Give(0, normal.Back(g, g.Mul(n.Dy, n.Node.Inputs[1])));
        }
    }
}
