namespace TransferLab.Engine.Graphs.Gradients;

internal static class WhereGradient
{
    public static void Differentiate(NodeGradient n)
    {
        var (condition, zero) = (n.Node.Inputs[0], n.G.Constant(0f));
        if (n.Wants(1))
        {
            n.GiveSummed(1, n.G.Where(condition, n.Dy, zero), n.OutputShape());
        }

        if (n.Wants(2))
        {
            n.GiveSummed(2, n.G.Where(condition, zero, n.Dy), n.OutputShape());
        }
    }
}
