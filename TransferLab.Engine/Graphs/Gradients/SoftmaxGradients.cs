namespace TransferLab.Engine.Graphs.Gradients;

internal static class SoftmaxGradients
{
    /// <summary>y·(dy − Σ dy·y).</summary>
    public static void Softmax(NodeGradient n)
    {
        var mean = n.G.ReduceSum(n.G.Mul(n.Dy, n.Y), [n.Node.Int("axis", -1)]);
        n.Give(0, n.G.Mul(n.Y, n.G.Sub(n.Dy, mean)));
    }

    /// <summary>dy − eʸ·Σ dy.</summary>
    public static void LogSoftmax(NodeGradient n)
    {
        var sum = n.G.ReduceSum(n.Dy, [n.Node.Int("axis", -1)]);
        n.Give(0, n.G.Sub(n.Dy, n.G.Mul(n.G.Exp(n.Y), sum)));
    }
}
