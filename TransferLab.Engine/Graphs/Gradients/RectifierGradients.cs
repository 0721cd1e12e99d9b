namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>Activations that pass or stop their input; at the edges as PyTorch does.</summary>
internal static class RectifierGradients
{
    /// <summary>Looks only at the output, so that the input need not be kept.</summary>
    public static void Relu(NodeGradient n) =>
        n.Give(0, n.G.Where(n.G.Greater(n.Y, n.G.Constant(0f)), n.Dy, n.G.Constant(0f)));

    public static void LeakyRelu(NodeGradient n) =>
        n.Give(0, n.G.Where(n.G.Greater(n.X, n.G.Constant(0f)), n.Dy, n.G.Mul(n.Dy, n.Node.Float("alpha", .01f))));

    public static void PRelu(NodeGradient n)
    {
        var (g, slope) = (n.G, n.Node.Inputs[1]);
        var positive = g.Greater(n.X, g.Constant(0f));
        if (n.Wants(0))
        {
            n.Give(0, g.Where(positive, n.Dy, g.Mul(n.Dy, slope)));
        }

        if (n.Wants(1))
        {
            n.GiveSummed(1, g.Where(positive, g.Constant(0f), g.Mul(n.Dy, n.X)), n.OutputShape());
        }
    }

    /// <summary>Two operators, where comparing with both bounds would take five.</summary>
    public static void Clip(NodeGradient n)
    {
        if (n.Wants(1) || n.Wants(2))
        {
            throw n.Unsupported(UserMessage.Of($"its bounds are trained"));
        }

        n.Give(0, n.G.Where(n.G.Equal(n.X, n.Y), n.Dy, n.G.Constant(0f)));
    }
}
