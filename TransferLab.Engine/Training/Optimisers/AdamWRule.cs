using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Training.Optimisers;

/// <summary>Adam with decoupled weight decay.</summary>
/// <remarks>
/// Source: Loshchilov &amp; Hutter, "Decoupled weight decay regularization", ICLR 2019. The means are kept without their factors 1 − β,
/// which go into the step's scalars together with the corrections of the first steps: M = β₁M + g, V = β₂V + g²,
/// w = (1 − ηλ)w − a·M / (√V + e) with c = √((1 − β₂)/(1 − β₂ᵗ)), a = η(1 − β₁)/((1 − β₁ᵗ)c), e = ε/c.
/// Three passes over the weight's numbers fewer, and the same result.
/// </remarks>
internal sealed class AdamWRule : UpdateRule
{
    private readonly OptimiserOptions options;
    private readonly string stepFactor;
    private readonly string epsilon;

    public AdamWRule(OptimiserOptions options, StepGraphBuilder step)
        : base(step)
    {
        this.options = options;
        // Differences from 1 lose their digits in float32 with β₂ = 0.999.
        var correction1 = Correction(options.Beta1);
        var correction2 = Correction(options.Beta2);
        var c = G.Sqrt(G.Div(Double(1 - options.Beta2), correction2));
        stepFactor = Single(G.Div(Double(1 - options.Beta1), G.Mul(correction1, c)));
        epsilon = Single(G.Div(Double(options.Epsilon), c));
    }

    public override string Apply(TrainableTensor tensor, string gradient)
    {
        var mean = Step.Remember(tensor, "mean", G.Mul(Step.Memory(tensor, "mean"), (float)options.Beta1), gradient);
        var square = Step.Remember(tensor, "square", G.Mul(Step.Memory(tensor, "square"), (float)options.Beta2), G.Mul(gradient, gradient));
        var rate = Step.Rate(tensor.RateFactor);
        var change = G.Mul(G.Div(mean, G.Add(G.Sqrt(square), epsilon)), Step.Shared($"factor {tensor.RateFactor}", () => G.Mul(rate, stepFactor)));
        return G.Sub(Decayed(tensor, rate), change);
    }

    private string Decayed(TrainableTensor tensor, string rate) => tensor.Decays && options.WeightDecay > 0
        ? G.Mul(Step.Row(tensor.Name), Step.Shared($"kept {tensor.RateFactor}", () => G.Sub(G.Constant(1f), G.Mul(rate, (float)options.WeightDecay))))
        : Step.Row(tensor.Name);

    /// <summary>1 − βᵗ.</summary>
    private string Correction(double beta) => G.Sub(Double(1), G.Apply("Pow", [Double(beta), Step.Number]));

    private string Double(double value) => G.Constant(OnnxTensor.Of([], [value]));

    private string Single(string tensor) => G.Apply("Cast", [tensor], ("to", (long)ElementType.Float));
}
