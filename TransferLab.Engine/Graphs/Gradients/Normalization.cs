namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>What layer, instance and group normalisation share: x̂ = (x − mean)/σ over some axes.</summary>
/// <param name="Normalized">x̂.</param>
/// <param name="Inverse">1/σ.</param>
/// <param name="Axes">The axes that are normalised over.</param>
internal sealed record Normalization(string Normalized, string Inverse, long[] Axes)
{
    public static Normalization Of(GraphBuilder g, string x, long[] axes, float epsilon)
    {
        var centred = g.Sub(x, g.ReduceMean(x, axes));
        var variance = g.ReduceMean(g.Mul(centred, centred), axes);
        var inverse = g.Div(g.Constant(1f), g.Sqrt(g.Add(variance, epsilon)));
        return new(g.Mul(centred, inverse), inverse, axes);
    }

    /// <summary>From the gradient of x̂ to that of x: (dx̂ − mean dx̂ − x̂·mean(dx̂·x̂))/σ.</summary>
    public string Back(GraphBuilder g, string gradient)
    {
        var mean = g.ReduceMean(gradient, Axes);
        var projection = g.Mul(Normalized, g.ReduceMean(g.Mul(gradient, Normalized), Axes));
        return g.Mul(g.Sub(g.Sub(gradient, mean), projection), Inverse);
    }
}
