namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>Activations that pass or stop their input; at the edges as PyTorch does.</summary>
internal static class RectifierGradients
{
    /// <summary>Bounds farther than this (exporters write the largest float for "none") are not reached.</summary>
    private const float Far = 1e8f;

    /// <summary>Looks only at the output, so that the input need not be kept and the layer before can apply the activation itself.</summary>
    public static void Relu(NodeGradient n) => n.Give(0, n.G.Mul(n.Dy, Step(n, rising: true, 0)));

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

    /// <summary>The gradient passes where the input lies within the bounds or exactly on one.</summary>
    public static void Clip(NodeGradient n)
    {
        if (n.Wants(1) || n.Wants(2))
        {
            throw n.Unsupported(UserMessage.Of($"its bounds are trained"));
        }

        n.Give(0, CanTouchBounds(n) ? MaskedWithin(n) : MaskedInside(n));
    }

    /// <summary>Bounds included, for which input and output are compared. ONNX Runtime's <c>Where</c> would take three times as long.</summary>
    private static string MaskedWithin(NodeGradient n) =>
        n.G.Mul(n.Dy, n.G.Apply("Cast", [n.G.Equal(n.X, n.Y)], ("to", (long)ElementType.Float)));

    /// <summary>Looks only at the output, so that the input need not be kept and the layer before can clip itself.</summary>
    private static string MaskedInside(NodeGradient n)
    {
        var gradient = n.Dy;
        if (n.Constant(1) is { } low && low.ToFloats()[0] > -Far)
        {
            gradient = n.G.Mul(gradient, Step(n, rising: true, low.ToFloats()[0]));
        }

        return n.Constant(2) is { } high && high.ToFloats()[0] < Far
            ? n.G.Mul(gradient, Step(n, rising: false, high.ToFloats()[0]))
            : gradient;
    }

    /// <summary>
    /// 1 where the output lies above the edge (rising) or below it, else 0: a hard sigmoid too steep for anything between.
    /// One operator on all cores, where a comparison and a cast take four times as long.
    /// </summary>
    private static string Step(NodeGradient n, bool rising, float edge)
    {
        const float Steep = 1e30f;
        return n.G.Apply("HardSigmoid", [n.Y], ("alpha", rising ? Steep : -Steep), ("beta", (rising ? -Steep : Steep) * edge));
    }

    /// <summary>
    /// Whether the input may often lie exactly on a bound. A convolution's output does where a whole window is zero and the bias
    /// equals the bound, which after a rectifier and with a bias of 0 is common; else it does by chance only.
    /// </summary>
    private static bool CanTouchBounds(NodeGradient n)
    {
        float?[] bounds = [n.Constant(1)?.ToFloats()[0], n.Constant(2)?.ToFloats()[0]];
        var known = Enumerable.Range(1, 2).All(input => n.Node.Input(input) is null || bounds[input - 1] is not null);
        if (!known || bounds[0] > Far || bounds[1] < -Far)
        {
            return true;
        }

        if (n.Producer(0) is not { OpType: "Conv" } conv || conv.Input(2) is not { } bias || n.Initial(bias) is not { } shifts)
        {
            return true;
        }

        return shifts.ToFloats().Any(shift => bounds.Contains(shift));
    }
}
