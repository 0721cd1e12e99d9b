namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>Normalisation over groups of channels (Wu and He, 2018); scale and bias per group (operator set 18) or per channel (21).</summary>
internal static class GroupNormalizationGradient
{
    public static void Differentiate(NodeGradient n)
    {
        var (g, shape) = (n.G, n.InputShape(0));
        var groups = n.Node.Int("num_groups", 1);
        var positions = shape.Skip(2).Aggregate(1L, (product, side) => product * side);
        long[] split = [shape[0], groups, shape[1] / groups, positions];
        var x = g.Reshape(n.X, split);
        var dy = g.Reshape(n.Dy, split);
        var normal = Normalization.Of(g, x, [2, 3], n.Node.Float("epsilon", 1e-5f));
        var perGroup = n.InputShape(1)[0] == groups && groups != shape[1];
        long[] parameters = perGroup ? [groups, 1, 1] : [groups, shape[1] / groups, 1];
        long[] summed = perGroup ? [0, 2, 3] : [0, 3];
        if (n.Wants(1))
        {
            n.Give(1, g.Reshape(g.ReduceSum(g.Mul(dy, normal.Normalized), summed), n.InputShape(1)));
        }

        if (n.Wants(2))
        {
            n.Give(2, g.Reshape(g.ReduceSum(dy, summed), n.InputShape(2)));
        }

        if (n.Wants(0))
        {
            var scaled = g.Mul(dy, g.Reshape(n.Node.Inputs[1], parameters));
            n.Give(0, g.Reshape(normal.Back(g, scaled), shape));
        }
    }
}
