namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>Smooth or piecewise activations.</summary>
internal static class ActivationGradients
{
    /// <summary>Below zero y = α(eˣ − 1), whose slope is y + α.</summary>
    public static void Elu(NodeGradient n) => Below(n, n.G.Add(n.Y, n.Node.Float("alpha", 1)), above: 1);

    /// <summary>Below zero y = γα(eˣ − 1), whose slope is y + γα; above it is γ.</summary>
    public static void Selu(NodeGradient n)
    {
        var gamma = n.Node.Float("gamma", 1.0507009873554804934193349852946f);
        Below(n, n.G.Add(n.Y, gamma * n.Node.Float("alpha", 1.6732632423543772848170429916717f)), gamma);
    }

    /// <summary>Below zero y = α(e^(x/α) − 1), whose slope is y/α + 1.</summary>
    public static void Celu(NodeGradient n) => Below(n, n.G.Add(n.G.Mul(n.Y, 1 / n.Node.Float("alpha", 1)), 1), above: 1);

    public static void HardSigmoid(NodeGradient n)
    {
        var g = n.G;
        var inside = g.Apply("And", [g.Greater(n.Y, g.Constant(0f)), g.Apply("Less", [n.Y, g.Constant(1f)])]);
        n.Give(0, g.Where(inside, g.Mul(n.Dy, n.Node.Float("alpha", .2f)), g.Constant(0f)));
    }

    /// <summary>x/3 + ½ between −3 and 3, 0 below, 1 above.</summary>
    public static void HardSwish(NodeGradient n)
    {
        var g = n.G;
        var middle = g.Mul(n.Dy, g.Add(g.Mul(n.X, 1 / 3f), .5f));
        var lower = g.Where(g.Greater(n.X, g.Constant(-3f)), middle, g.Constant(0f));
        n.Give(0, g.Where(g.Greater(n.X, g.Constant(3f)), n.Dy, lower));
    }

    public static void Softplus(NodeGradient n) => n.Give(0, n.G.Mul(n.Dy, n.G.Sigmoid(n.X)));

    /// <summary>1 / (1 + |x|)².</summary>
    public static void Softsign(NodeGradient n)
    {
        var bottom = n.G.Add(n.G.Apply("Abs", [n.X]), 1);
        n.Give(0, n.G.Div(n.Dy, n.G.Mul(bottom, bottom)));
    }

    /// <summary>With t = tanh(softplus x): t + x·σ(x)·(1 − t²).</summary>
    public static void Mish(NodeGradient n)
    {
        var g = n.G;
        var t = g.Apply("Tanh", [g.Apply("Softplus", [n.X])]);
        var bend = g.Mul(g.Mul(n.X, g.Sigmoid(n.X)), g.Sub(g.Constant(1f), g.Mul(t, t)));
        n.Give(0, g.Mul(n.Dy, g.Add(t, bend)));
    }

    private static void Below(NodeGradient n, string slope, float above)
    {
        var positive = n.G.Greater(n.X, n.G.Constant(0f));
        n.Give(0, n.G.Where(positive, n.G.Mul(n.Dy, above), n.G.Mul(n.Dy, slope)));
    }
}
