namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>y = α·A′·B′ + β·C, where A′ and B′ may be transposed.</summary>
internal static class GemmGradient
{
    public static void Differentiate(NodeGradient n)
    {
        var (g, a, b) = (n.G, n.Node.Inputs[0], n.Node.Inputs[1]);
        var (transA, transB) = (n.Node.Int("transA", 0) == 1, n.Node.Int("transB", 0) == 1);
        var alpha = n.Node.Float("alpha", 1);
        if (n.Wants(0))
        {
            n.Give(0, g.Mul(transA ? g.Gemm(b, n.Dy, transA: transB, transB: true) : g.Gemm(n.Dy, b, transB: !transB), alpha));
        }

        if (n.Wants(1))
        {
            n.Give(1, g.Mul(transB ? g.Gemm(n.Dy, a, transA: true, transB: transA) : g.Gemm(a, n.Dy, transA: !transA), alpha));
        }

        if (n.Wants(2))
        {
            n.GiveSummed(2, g.Mul(n.Dy, n.Node.Float("beta", 1)), n.OutputShape());
        }
    }
}
