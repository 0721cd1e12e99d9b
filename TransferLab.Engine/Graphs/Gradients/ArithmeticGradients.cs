namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>Operators of two or more tensors, element by element.</summary>
internal static class ArithmeticGradients
{
    public static void Add(NodeGradient n)
    {
        Give(n, 0, () => n.Dy);
        Give(n, 1, () => n.Dy);
    }

    public static void Sub(NodeGradient n)
    {
        Give(n, 0, () => n.Dy);
        if (n.Wants(1))
        {
            // Summing first makes the negation cheap.
            n.Give(1, n.G.Neg(Broadcasting.SumTo(n.G, n.Dy, n.OutputShape(), n.InputShape(1))));
        }
    }

    public static void Mul(NodeGradient n)
    {
        Give(n, 0, () => n.G.Mul(n.Dy, n.Node.Inputs[1]));
        Give(n, 1, () => n.G.Mul(n.Dy, n.Node.Inputs[0]));
    }

    /// <summary>d(a/b) = da/b − y·db/b.</summary>
    public static void Div(NodeGradient n)
    {
        var b = n.Node.Inputs[1];
        Give(n, 0, () => n.G.Div(n.Dy, b));
        Give(n, 1, () => n.G.Neg(n.G.Mul(n.Dy, n.G.Div(n.Y, b))));
    }

    /// <summary>d(a^b) = b·a^(b−1)·da + y·ln a·db.</summary>
    public static void Pow(NodeGradient n)
    {
        var (g, a) = (n.G, n.Node.Inputs[0]);
        if (n.Wants(0) && n.Constant(1) is { Count: 1 } exponent && exponent.ToDoubles()[0] == 2)
        {
            n.GiveSummed(0, g.Mul(n.Dy, g.Mul(a, 2)), n.OutputShape());
        }
        else if (n.Wants(0))
        {
            var b = n.InputType(1) == n.InputType(0) ? n.Node.Inputs[1] : g.Apply("Cast", [n.Node.Inputs[1]], ("to", (long)n.InputType(0)));
            var slope = g.Mul(b, g.Apply("Pow", [a, g.Add(b, -1)]));
            n.GiveSummed(0, g.Mul(n.Dy, slope), n.OutputShape());
        }

        Give(n, 1, () => g.Where(g.Greater(a, g.Constant(0f)), g.Mul(n.Dy, g.Mul(n.Y, g.Apply("Log", [a]))), g.Constant(0f)));
    }

    public static void Sum(NodeGradient n)
    {
        for (var i = 0; i < n.Node.Inputs.Count; i++)
        {
            Give(n, i, () => n.Dy);
        }
    }

    public static void Mean(NodeGradient n)
    {
        var share = n.G.Mul(n.Dy, 1f / n.Node.Inputs.Count);
        for (var i = 0; i < n.Node.Inputs.Count; i++)
        {
            Give(n, i, () => share);
        }
    }

    private static void Give(NodeGradient n, int index, Func<string> gradient)
    {
        if (n.Wants(index))
        {
            n.GiveSummed(index, gradient(), n.OutputShape());
        }
    }
}
