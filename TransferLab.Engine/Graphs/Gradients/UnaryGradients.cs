namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>Smooth functions of one number.</summary>
internal static class UnaryGradients
{
    public static void Neg(NodeGradient n) => n.Give(0, n.G.Neg(n.Dy));

    public static void Abs(NodeGradient n) => n.Give(0, n.G.Mul(n.Dy, n.G.Apply("Sign", [n.X])));

    public static void Sqrt(NodeGradient n) => n.Give(0, n.G.Div(n.G.Mul(n.Dy, .5f), n.Y));

    public static void Reciprocal(NodeGradient n) => n.Give(0, n.G.Neg(n.G.Mul(n.Dy, n.G.Mul(n.Y, n.Y))));

    public static void Exp(NodeGradient n) => n.Give(0, n.G.Mul(n.Dy, n.Y));

    public static void Log(NodeGradient n) => n.Give(0, n.G.Div(n.Dy, n.X));

    public static void Sin(NodeGradient n) => n.Give(0, n.G.Mul(n.Dy, n.G.Apply("Cos", [n.X])));

    public static void Cos(NodeGradient n) => n.Give(0, n.G.Neg(n.G.Mul(n.Dy, n.G.Apply("Sin", [n.X]))));

    /// <summary>2/√π · exp(−x²).</summary>
    public static void Erf(NodeGradient n) =>
        n.Give(0, n.G.Mul(n.Dy, n.G.Mul(n.G.Exp(n.G.Neg(n.G.Mul(n.X, n.X))), (float)(2 / Math.Sqrt(Math.PI)))));

    /// <summary>1 − y².</summary>
    public static void Tanh(NodeGradient n) =>
        n.Give(0, n.G.Mul(n.Dy, n.G.Sub(n.G.Constant(1f), n.G.Mul(n.Y, n.Y))));

    /// <summary>y·(1 − y).</summary>
    public static void Sigmoid(NodeGradient n) =>
        n.Give(0, n.G.Mul(n.Dy, n.G.Mul(n.Y, n.G.Sub(n.G.Constant(1f), n.Y))));
}
