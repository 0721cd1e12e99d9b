namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>Every part takes its slice.</summary>
internal static class ConcatGradient
{
    public static void Differentiate(NodeGradient n)
    {
        var axis = NodeGradient.Axis(n.Node.Int("axis", 1), n.OutputShape().Length);
        long start = 0;
        for (var i = 0; i < n.Node.Inputs.Count; i++)
        {
            var end = start + n.InputShape(i)[axis];
            if (n.Wants(i))
            {
                n.Give(i, n.G.Slice(n.Dy, [start], [end], [axis]));
            }

            start = end;
        }
    }
}
