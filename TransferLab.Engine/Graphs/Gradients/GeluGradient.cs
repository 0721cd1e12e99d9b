namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>x·Φ(x), exact or with the tanh approximation (Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016).</summary>
internal static class GeluGradient
{
    private const float Cubic = 0.044715f;

    public static void Differentiate(NodeGradient n) =>
        n.Give(0, n.G.Mul(n.Dy, n.Node.Text("approximate", "none") == "tanh" ? Approximate(n) : Exact(n)));

    /// <summary>½(1 + erf(x/√2)) + x·exp(−x²/2)/√(2π).</summary>
    private static string Exact(NodeGradient n)
    {
        var g = n.G;
        var cumulative = g.Add(g.Mul(g.Apply("Erf", [g.Mul(n.X, (float)Math.Sqrt(.5))]), .5f), .5f);
        var density = g.Mul(g.Exp(g.Mul(g.Mul(n.X, n.X), -.5f)), (float)(1 / Math.Sqrt(2 * Math.PI)));
        return g.Add(cumulative, g.Mul(n.X, density));
    }

    /// <summary>With t = tanh(√(2/π)(x + 0.044715x³)): ½(1 + t) + ½x(1 − t²)·√(2/π)(1 + 3·0.044715x²).</summary>
    private static string Approximate(NodeGradient n)
    {
        var g = n.G;
        var scale = (float)Math.Sqrt(2 / Math.PI);
        var square = g.Mul(n.X, n.X);
        var t = g.Apply("Tanh", [g.Mul(g.Mul(n.X, scale), g.Add(g.Mul(square, Cubic), 1))]);
        var inner = g.Mul(g.Add(g.Mul(square, 3 * Cubic), 1), scale);
        var bend = g.Mul(g.Mul(n.X, inner), g.Sub(g.Constant(1f), g.Mul(t, t)));
        return g.Mul(g.Add(g.Add(t, bend), 1), .5f);
    }
}
